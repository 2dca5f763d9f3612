import type { RecordedEvent, RecordStore } from '@tongxin/eventing';
import { StreamQueue } from './stream-queue.js';

/** An event that a reaction, or another consumer of the log, could not deal with, put aside so that others go on. */
export interface ParkedEvent {
  readonly consumer: string;
  readonly stream: string;
  readonly revision: number;
  readonly event: string;
  /** The error it ended with. Absent for a later event of the same stream, which waits behind it. */
  readonly problem?: string;
  readonly at: string;
}

/** Records of parked events; key `<consumer> <stream> <revision>`, so that those of a stream stand in their order. */
export const PARKED_EVENTS = 'parked-events';
const PLACES = 10;
const PAGE = 1_000;

/** What one consumer parked, kept with its checkpoint. Once an event of a stream is parked, the later ones are too: none is dealt with before it. */
export class ParkedEvents {
  private readonly revisions = new Map<string, Set<number>>();
  private readonly turns = new StreamQueue();

  constructor(
    private readonly records: RecordStore,
    private readonly consumer: string,
    private readonly now: () => string,
  ) {}

  async load(): Promise<void> {
    for (const { stream, revision } of await this.list()) this.revisionsOf(stream).add(revision);
  }

  get count(): number {
    return [...this.revisions.values()].reduce((sum, { size }) => sum + size, 0);
  }

  park(event: RecordedEvent, problem: string): Promise<void> {
    return this.turns.run(event.stream, () => this.keep(event, { problem }));
  }

  /** Parks an event behind an earlier one of its stream; false when none is parked. */
  parkBehind(event: RecordedEvent): Promise<boolean> {
    return this.turns.run(event.stream, async () => {
      if (!this.revisions.has(event.stream)) return false;
      await this.keep(event, {});
      return true;
    });
  }

  remove({ stream, revision }: ParkedEvent): Promise<void> {
    return this.turns.run(stream, async () => {
      await this.records.put(PARKED_EVENTS, { [this.keyOf(stream, revision)]: undefined });
      const left = this.revisionsOf(stream);
      left.delete(revision);
      if (left.size === 0) this.revisions.delete(stream);
    });
  }

  /** Of one stream or of all, each stream's in order. */
  async list(stream?: string): Promise<readonly ParkedEvent[]> {
    const prefix = `${this.consumer} ${stream === undefined ? '' : `${stream} `}`;
    const found: ParkedEvent[] = [];
    for (let after: string | undefined, full = true; full;) {
      const page = await this.records.list<ParkedEvent>(PARKED_EVENTS, { prefix, limit: PAGE, ...(after !== undefined && { after }) });
      found.push(...page.map(({ value }) => value));
      after = page.at(-1)?.key;
      full = page.length === PAGE;
    }
    return found;
  }

  private async keep({ stream, revision, id }: RecordedEvent, why: Pick<ParkedEvent, 'problem'>): Promise<void> {
    const parked: ParkedEvent = { consumer: this.consumer, stream, revision, event: id, ...why, at: this.now() };
    await this.records.put(PARKED_EVENTS, { [this.keyOf(stream, revision)]: parked });
    this.revisionsOf(stream).add(revision);
  }

  private revisionsOf(stream: string): Set<number> {
    const known = this.revisions.get(stream) ?? new Set();
    this.revisions.set(stream, known);
    return known;
  }

  private keyOf(stream: string, revision: number): string {
    return `${this.consumer} ${stream} ${String(revision).padStart(PLACES, '0')}`;
  }
}
