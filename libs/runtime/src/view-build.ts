import type { EventStore, LogPage, RecordedEvent } from '@tongxin/eventing';
import { Backoff } from './backoff.js';
import type { Lane } from './lane.js';

/** What reads the log in pages: the event store, or a reader of its own thread for long ways. */
export type LogReader = Pick<EventStore, 'readLog'>;

export type Progress = (done: number) => void;

/** Larger pages are little faster and cost a small machine a hundred megabytes more. */
const PAGE = 2_000;
const NEAR = 500;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 30_000;

/** Brings new generations of views along the whole log, apart from those that follow it. */
export class ViewBuild {
  constructor(
    private readonly lanes: readonly Lane[],
    private readonly history: LogReader,
    private readonly signal: AbortSignal,
    private readonly advance: (lanes: readonly Lane[], page: LogPage) => Promise<void>,
  ) {}

  /**
   * Those that came so near to the end of the log that following it is no different; a log that never stops growing has no other end. None when
   * stopped on the way. @throws what the stores throw.
   */
  async run(onProgress: Progress = () => undefined): Promise<readonly Lane[]> {
    while (!this.signal.aborted) {
      const going = this.lanes.filter(({ failure }) => !failure);
      if (going.length === 0) return [];
      const after = Math.min(...going.map(({ folded }) => folded));
      const page = await this.history.readLog(after, { limit: PAGE });
      await this.advance(going, page);
      onProgress(page.position);
      if (page.position === after || page.events.length < NEAR) return going.filter(({ failure }) => !failure);
    }
    return [];
  }

  /** As `run`, and again from the checkpoints after an error of the stores. */
  async persist(onError: (error: unknown) => void): Promise<readonly Lane[]> {
    const backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
    try {
      return await this.run();
    } catch (error) {
      onError(error);
    }
    while (await backoff.pause(this.signal)) {
      try {
        await reopen(this.lanes);
        return await this.run(() => backoff.reset());
      } catch (error) {
        onError(error);
      }
    }
    return [];
  }
}

/** Has lanes go on from their checkpoints, whatever a failed commit left in memory. */
export async function reopen(lanes: readonly Lane[]): Promise<void> {
  for (const lane of lanes) if (!lane.failure) await lane.open();
}

/**
 * Gives one page of the log to all lanes at once: all fold before the first commit begins, so that a store which groups writes makes one of them.
 * Returns those that stopped at it. @throws what the store throws to any of them, after all have tried.
 */
export async function advanceAll(lanes: readonly Lane[], { events, position }: LogPage): Promise<readonly Lane[]> {
  const going = lanes.filter(({ failure }) => !failure);
  const shares = sharesOf(going, events);
  const outcomes = await Promise.allSettled(going.map((lane, at) => lane.take(shares[at] ?? [], position, events.length)));
  const broken = outcomes.find((outcome) => outcome.status === 'rejected');
  if (broken) throw broken.reason;
  return going.filter(({ failure }) => failure);
}

/** What each lane reads of a page, looked through once for all of them. */
function sharesOf(lanes: readonly Lane[], events: readonly RecordedEvent[]): readonly (readonly RecordedEvent[])[] {
  const shares = lanes.map((lane) => ({ types: lane.events, events: [] as RecordedEvent[] }));
  const readers = new Map<string, RecordedEvent[][]>();
  const readersOf = (type: string): RecordedEvent[][] => shares.filter(({ types }) => types.has(type)).map((share) => share.events);
  for (const event of events) {
    const known = readers.get(event.type) ?? readersOf(event.type);
    readers.set(event.type, known);
    for (const share of known) share.push(event);
  }
  return shares.map((share) => share.events);
}

/** From where a walk must start so that none of the lanes misses an event; one that stopped for good is not waited for. */
export function furthestBack(lanes: readonly Lane[]): number {
  const going = lanes.filter(({ failure }) => !failure);
  return Math.min(...(going.length > 0 ? going : lanes).map(({ folded }) => folded));
}
