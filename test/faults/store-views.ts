import type { EventStore, Generation, RecordedEvent, ViewStore } from '@tongxin/eventing';

/** Two small views with a checkpoint each, folded while the workload writes. */
export const generations: readonly Generation[] = ['streams', 'tails'].map((view) => ({ view, generation: '1', indexes: ['count'] }));

/** A view in which each event stands by its id, to be counted. */
export const countable: Generation = { view: 'countable', generation: '1', indexes: [] };

export interface Tally {
  readonly count: number;
  readonly ids: readonly string[];
}

/** The documents of a view after some events. */
export function fold(view: string, events: readonly RecordedEvent[], before: ReadonlyMap<string, object>): Map<string, Tally> {
  const documents = new Map<string, Tally>();
  for (const event of events) {
    const key = keyOf(view, event);
    const document = (documents.get(key) ?? before.get(key) ?? { count: 0, ids: [] }) as Tally;
    documents.set(key, { count: document.count + 1, ids: [...document.ids, event.id].slice(-keptIn(view)) });
  }
  return documents;
}

/** How many of the last ids a document keeps, so that it stays small. */
function keptIn(view: string): number {
  return view === countable.view ? Infinity : 5;
}

export function keyOf(view: string, event: RecordedEvent): string {
  return view === 'streams' ? event.stream : `tail-${event.id.at(-1)}`;
}

/** Brings one view from its checkpoint to the end of the log; answers where it was before. */
export async function catchUp(events: EventStore, views: ViewStore, generation: Generation): Promise<number> {
  const start = await views.open(generation);
  for (let from = start; ;) {
    const page = await events.readLog(from, { limit: 200 });
    if (page.position === from) return start;
    const keys = [...new Set(page.events.map((event) => keyOf(generation.view, event)))];
    const folded = fold(generation.view, page.events, await views.load(generation, keys));
    const documents = new Map([...folded].map(([key, document]) => [key, { position: page.position, document }]));
    await views.commit(generation, from, page.position, documents);
    from = page.position;
  }
}
