import { jetstream, JetStreamApiCodes, JetStreamApiError, jetstreamManager, StorageType, type StreamConfig } from '@nats-io/jetstream';
import { nanos, type NatsConnection } from '@nats-io/transport-node';
import type { LogNames } from './log-entry.js';

/**
 * A promise of the server that one holder at a time is written under a subject. The word of the holder fades by itself unless it is renewed, by
 * the server's clock alone. It keeps work from being done twice; whoever needs more than that must not rely on it.
 */
export class Lease {
  private sequence = 0;
  private until = 0;

  constructor(
    private readonly names: LogNames,
    private readonly holder: string,
    private readonly ms: number,
  ) {}

  /** Whether the last word given still counts, by the clock of this process. */
  get isHeld(): boolean {
    return performance.now() < this.until;
  }

  /** The stream in which it is written. */
  get stream(): Partial<StreamConfig> & { readonly name: string } {
    const { leaseStream: name, leaseSubject } = this.names;
    return { name, subjects: [leaseSubject], storage: StorageType.Memory, max_msgs_per_subject: 1, max_age: nanos(this.ms) };
  }

  /** Renews it once a third of its time has passed. */
  async keep(connection: NatsConnection): Promise<boolean> {
    return performance.now() < this.until - (2 * this.ms) / 3 || this.take(connection);
  }

  /** Takes or renews it; false when someone else holds it. */
  async take(connection: NatsConnection): Promise<boolean> {
    const said = performance.now();
    try {
      const expect = { lastSubjectSequence: this.sequence };
      const { seq } = await jetstream(connection).publish(this.names.leaseSubject, this.holder, { expect });
      this.sequence = seq;
      this.until = said + this.ms;
      return true;
    } catch (error) {
      if (!isWrongSequence(error)) throw error;
      this.sequence = 0;
      this.until = 0;
      return false;
    }
  }

  /** Lets the next one have it at once. */
  async release(connection: NatsConnection): Promise<void> {
    if (this.isHeld) await (await jetstreamManager(connection)).streams.deleteMessage(this.names.leaseStream, this.sequence);
    this.until = 0;
  }
}

function isWrongSequence(error: unknown): boolean {
  return error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamWrongLastSequence;
}
