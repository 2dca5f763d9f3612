import { positionsIn, type EventStore, type RecordStore } from '@tongxin/eventing';
import { OUTBOX_START, type OutboxMark } from './outbox.js';

/** Marks of outboxes by peer, and beside each, written only when it grew, the streams shared by name. */
export const OUTBOXES = 'outboxes';
/** A peer that little goes to still must not cost a walk through the whole log after each start. */
const UNSAVED_EVENTS = 1_000;

/** Where one peer's outbox has come, kept with the events. */
export class OutboxMarks {
  private saved: OutboxMark = OUTBOX_START;

  constructor(
    private readonly records: RecordStore,
    private readonly log: Pick<EventStore, 'positionsHaveGaps'>,
    private readonly peer: string,
  ) {}

  async load(): Promise<OutboxMark> {
    const mark = await this.records.get<Omit<OutboxMark, 'shared'>>(OUTBOXES, this.peer);
    const shared = await this.records.get<readonly string[]>(OUTBOXES, this.sharedKey);
    if (mark) this.saved = { ...mark, shared: new Set(shared) };
    return this.saved;
  }

  async save(mark: OutboxMark): Promise<void> {
    if (mark.position === this.saved.position && mark.sequence === this.saved.sequence && !mark.backfill) return;
    const { shared, ...rest } = mark;
    const hasGrown = shared.size !== this.saved.shared.size;
    await this.records.put(OUTBOXES, { [this.peer]: rest, ...(hasGrown && { [this.sharedKey]: [...shared] }) });
    this.saved = mark;
  }

  /** The walk came by without anything to send: not worth a write each time. */
  async pass(mark: OutboxMark): Promise<void> {
    if (mark.position - this.saved.position >= positionsIn(UNSAVED_EVENTS, this.log)) await this.save(mark);
  }

  private get sharedKey(): string {
    return `${this.peer}:shared`;
  }
}
