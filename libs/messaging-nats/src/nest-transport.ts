import { InvalidArgumentError, type NatsConnection } from '@nats-io/transport-node';
import { ClientNats, ServerNats, type NatsContext, type PacketId, type ReadPacket, type WritePacket } from '@nestjs/microservices';
import { Refused } from '@tongxin/eventing';
import type { Answer } from './answer.js';
import { jsonBytes } from './json-bytes.js';
import type { NatsLine } from './nats-line.js';

type Received = (error: Error | null, message: Record<string, unknown>) => Promise<void>;

/** The server knows nobody who answers the subject: it says so with an empty message. */
export class NobodyAnswers extends Error {}

/** Nest's client over the line of the process instead of a connection of its own. */
export class AskingClient extends ClientNats {
  constructor(private readonly line: NatsLine) {
    const { inboxPrefix } = line.settings;
    super({ serializer, ...(inboxPrefix !== undefined && { inboxPrefix }) });
  }

  /** @throws NotConnected at once, rather than keeping the request until the server is back. */
  override async connect(): Promise<NatsConnection> {
    const connection = this.line.standing();
    this.natsClient = connection;
    return connection;
  }

  override createSubscriptionHandler(packet: ReadPacket & PacketId, callback: (packet: WritePacket) => unknown): Received {
    const receive = super.createSubscriptionHandler(packet, callback);
    return async (error, message) => {
      if (!error && message['data'] instanceof Uint8Array && message['data'].length === 0)
        callback({ err: new NobodyAnswers(), isDisposed: true });
      else await receive(error, message);
    };
  }
}

/**
 * Nest's server over the line of the process. Subjects come one by one, also long after the start, so it subscribes each itself instead of all
 * in `listen`. Processes that answer the same subject share its requests.
 */
export class AnsweringServer extends ServerNats {
  constructor(private readonly line: NatsLine) {
    super({});
  }

  /** The last handler of a subject is the one that answers. */
  answer(subject: string, handle: (data: unknown) => Promise<Answer>): void {
    const isNew = !this.messageHandlers.has(subject);
    this.addHandler(subject, handle);
    if (isNew) this.line.subscribe(subject, { queue: 'answers', callback: this.getMessageHandler(subject) as () => void });
  }

  /** An answer that the server would not carry is refused instead; otherwise who asked would wait for nothing. */
  override getPublisher(...[message, id, context]: [{ subject: string }, string, NatsContext]): (response: object) => unknown {
    const publish = super.getPublisher(message, id, context) as (response: object) => unknown;
    return (response) => {
      try {
        return publish(response);
      } catch (error) {
        if (!isTooLarge(error)) throw error;
        const { code, details } = tooLarge(message.subject);
        return publish({ response: { refused: { code, details } } satisfies Answer, isDisposed: true });
      }
    };
  }
}

/** As Nest's own, which makes one text of it. */
const serializer = { serialize: (packet: object) => ({ data: jsonBytes(packet) }) };

/** Whether the client would not send it because the server's max_payload is smaller. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof InvalidArgumentError && error.message.includes('max_payload');
}

export function tooLarge(subject: string): Refused {
  return new Refused('messaging.too-large', { subject });
}
