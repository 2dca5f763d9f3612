import type { LogPage, RecordedEvent } from '@tongxin/eventing';

/** Events kept at hand; who is further behind reads the event store. */
const LONGEST = 10_000;
const BATCH = 500;

/** The youngest stretch of a log, without holes: what does not join on to it begins a new one. */
export class LiveTail {
  private events: RecordedEvent[] = [];
  private start: number;
  private last: number;

  /** @param position where the log ended when nothing had come yet. */
  constructor(position: number) {
    this.start = position;
    this.last = position;
  }

  /** Position of the youngest event. */
  get end(): number {
    return this.last;
  }

  /** Adds an event; `before` says that none stands between that position and it. False when it was known. */
  add(event: RecordedEvent, before: number): boolean {
    if (event.position <= this.last) return false;
    if (before > this.last) this.begin(before);
    this.events.push(event);
    this.last = event.position;
    if (this.events.length > LONGEST) this.shorten();
    return true;
  }

  /** Says that something stands up to a position which is not at hand. */
  skipTo(position: number): boolean {
    if (position <= this.last) return false;
    this.begin(position);
    return true;
  }

  /** The events after a position; undefined where the tail does not reach back so far. */
  after(position: number): LogPage | undefined {
    if (position < this.start) return undefined;
    const from = firstAfter(this.events, position);
    const events = this.events.slice(from, from + BATCH);
    return { events, position: events.at(-1)?.position ?? position };
  }

  private begin(position: number): void {
    this.events = [];
    this.start = position;
    this.last = position;
  }

  private shorten(): void {
    const dropped = this.events.splice(0, LONGEST / 2);
    this.start = dropped.at(-1)?.position ?? this.start;
  }
}

function firstAfter(events: readonly RecordedEvent[], position: number): number {
  let [low, high] = [0, events.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((events[middle]?.position ?? Infinity) > position) high = middle;
    else low = middle + 1;
  }
  return low;
}
