import { AckPolicy, jetstream, jetstreamManager, type JetStreamClient } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pace } from './links/questions.js';
import { rateOf } from './row.js';
import { activityBody } from './township.js';

interface Live {
  readonly at: number;
  readonly text: string;
}

const STREAM = 'raw';
const IN_FLIGHT = 16;

/** The floor of what passes over NATS: the client alone, a stream on the server's disk, and nothing done with what comes. */
export class RawJetStream {
  private constructor(
    private readonly connection: NatsConnection,
    private readonly client: JetStreamClient,
  ) {}

  static async open(server: string): Promise<RawJetStream> {
    const connection = await connect({ servers: server });
    const { streams } = await jetstreamManager(connection);
    await streams.add({ name: STREAM, subjects: [`${STREAM}.>`] });
    return new RawJetStream(connection, jetstream(connection));
  }

  /** Messages a second until the server has acknowledged the last, some in flight at a time. */
  async publish(messages: readonly Uint8Array[]): Promise<number> {
    const rate = await rateOf(messages.length, async () => {
      for (let at = 0; at < messages.length; at += IN_FLIGHT)
        await Promise.all(messages.slice(at, at + IN_FLIGHT).map((message) => this.client.publish(`${STREAM}.batches`, message)));
    });
    await this.purge();
    return rate;
  }

  /** Milliseconds from the publication of each message to its consumption. */
  async lags({ count, everyMs }: Pace): Promise<readonly number[]> {
    const { consumers } = await jetstreamManager(this.connection);
    await consumers.add(STREAM, { durable_name: STREAM, filter_subject: `${STREAM}.live`, ack_policy: AckPolicy.Explicit });
    const messages = await (await this.client.consumers.get(STREAM, STREAM)).consume();
    const publishing = this.trickle(count, everyMs);
    const lags: number[] = [];
    for await (const message of messages) {
      lags.push(performance.now() - message.json<Live>().at);
      message.ack();
      if (lags.length === count) break;
    }
    await publishing;
    return lags;
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  private async trickle(count: number, everyMs: number): Promise<void> {
    for (let at = 0; at < count; at += 1) {
      await this.client.publish(`${STREAM}.live`, JSON.stringify({ at: performance.now(), text: activityBody } satisfies Live));
      await pause(everyMs);
    }
  }

  private async purge(): Promise<void> {
    const { streams } = await jetstreamManager(this.connection);
    await streams.purge(STREAM);
  }
}
