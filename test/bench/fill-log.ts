import { seal, type Clock, type EventStore } from '@tongxin/eventing';
import { atNoonOf, Envelopes } from './envelopes.js';
import { historyOf } from './history.js';

/** A clock that is put on by hand. */
export class HandClock implements Clock {
  private instant = '2019-01-01T00:00:00.000Z';

  now(): string {
    return this.instant;
  }

  set(instant: string): void {
    this.instant = instant;
  }
}

/** Writes a made-up history through the event store, a day a turn, and counts the events by type. */
export function fillLog(store: EventStore, clock: HandClock, events: number, townships: number): Promise<ReadonlyMap<string, number>> {
  return fillLogs(() => store, clock, events, townships);
}

/** The same where each township has a store of its own. */
export async function fillLogs(
  storeOf: (node: string) => EventStore,
  clock: HandClock,
  events: number,
  townships: number,
): Promise<ReadonlyMap<string, number>> {
  const envelopes = new Envelopes();
  const counts = new Map<string, number>();
  for (const { day, recordings } of historyOf(events, townships)) {
    clock.set(atNoonOf(day));
    const appends = recordings.map((recording) => {
      for (const { type } of recording.events) counts.set(type, (counts.get(type) ?? 0) + 1);
      const prepared = envelopes.of(recording, atNoonOf(day));
      return storeOf(recording.node).append(prepared.stream, prepared.expected, prepared.envelopes.map(seal));
    });
    await Promise.all(appends);
  }
  return counts;
}

/** The mix as it came out, in shares of a hundred. */
export function sharesOf(counts: ReadonlyMap<string, number>): string {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const shares = [...counts].sort(([, a], [, b]) => b - a).map(([type, count]) => `${type} ${((count * 100) / all).toFixed(1)} %`);
  return `${all} events: ${shares.join(', ')}`;
}
