import { BaseRpcContext, Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { categoryOf, type RecordedEvent } from '@tongxin/eventing';
import { ParkedEvents, type ParkedEvent } from '@tongxin/runtime';
import { isObservable, lastValueFrom } from 'rxjs';
import { CategoryConsumer, type ConsumerOptions, type ConsumerPorts } from './category-consumer.js';

/**
 * A node's log as a transport of Nest: `@EventPattern('<category>')` deals with the events of a category, each given as it was recorded. An event whose
 * handler has failed as often as it may is parked, and so are the later ones of its stream, until someone has them retried.
 */
export class JetStreamServer extends Server implements CustomTransportStrategy {
  override transportId = Symbol('jetstream');
  /** A failure of a handler is this transport's to see: it repeats the event. */
  override propagatesEventHandlerErrors = true;
  private readonly parkedEvents: ParkedEvents;
  private readonly consumers = new Map<string, CategoryConsumer>();

  constructor(
    private readonly ports: ConsumerPorts,
    private readonly options: ConsumerOptions = {},
  ) {
    super();
    this.parkedEvents = new ParkedEvents(ports.records, ports.consumer, ports.now);
  }

  async listen(callback: (error?: unknown) => void): Promise<void> {
    try {
      await this.parkedEvents.load();
      for (const [category, handler] of this.messageHandlers) await this.open(category, handler);
      callback();
    } catch (error) {
      callback(error);
    }
  }

  /** Finishes the events in hand. */
  async close(): Promise<void> {
    await Promise.all([...this.consumers.values()].map((consumer) => consumer.stop()));
  }

  /** Events that were put aside, each stream's in order. */
  parked(): Promise<readonly ParkedEvent[]> {
    return this.parkedEvents.list();
  }

  /** Deals once more with what is parked of a stream, in its order. @throws what the handler throws; from there on all stays parked. */
  async retry(stream: string): Promise<void> {
    await this.consumers.get(categoryOf(stream))?.retry(stream);
  }

  on(): never {
    throw new Error('the line to NATS tells what becomes of it');
  }

  unwrap<T>(): T {
    return this.ports.line.standing() as T;
  }

  private async open(category: string, handler: MessageHandler): Promise<void> {
    if (!handler.isEventHandler) throw new Error(`${category} is asked over the messenger, not over the log`);
    const handle = (event: RecordedEvent): Promise<void> => settled(handler(event, new BaseRpcContext([event.position])));
    const consumer = new CategoryConsumer(this.ports, category, this.parkedEvents, handle, this.options);
    this.consumers.set(category, consumer);
    await consumer.start();
  }
}

/** Handlers answer with a promise, a stream, or a promise of one. */
async function settled(answer: unknown): Promise<void> {
  const given = await answer;
  if (isObservable(given)) await lastValueFrom(given, { defaultValue: undefined });
}
