import { parseStream, type Event, type EventContext, type Lookup, type Projection, type RecordedEvent, type View } from '@tongxin/eventing';
import { stored } from './freeze.js';
import { recorded, type Happened } from './recorded.js';

export interface ViewSpec<E extends Event> {
  given(...events: Happened<E>[]): {
    /** These documents exactly, by key, and no others. */
    then(documents: Readonly<Record<string, object>>): void;
    /** This document under this key, `undefined` for none; others may be there. */
    thenDocument(key: string, document: object | undefined): void;
  };
}

/** Given these events, then those documents: a spec of one view. Documents pass through JSON between events, as in a store. */
export function viewSpecFor<Doc extends object, E extends Event>(view: View<Doc, E> | Projection<E>): ViewSpec<E> {
  return {
    given(...events) {
      const documents = documentsOf(view, recorded(events));
      return {
        then: (expected) => expect(Object.fromEntries(documents)).toEqual(expected),
        thenDocument: (key, expected) => expect(documents.get(key)).toEqual(expected),
      };
    },
  };
}

/** The documents a log gives, by key in key order. */
export function documentsOf<Doc extends object, E extends Event>(
  view: View<Doc, E> | Projection<E>,
  log: readonly RecordedEvent<E>[],
): ReadonlyMap<string, object> {
  const documents = new Map<string, object>();
  const lookup: Lookup = <D>(key: string) => documents.get(key) as D | undefined;
  for (const event of log) {
    if (!view.events.includes(event.type)) continue;
    for (const [key, document] of changesOf(view, stored(event), lookup)) {
      if (document === undefined) documents.delete(key);
      else documents.set(key, stored(document));
    }
  }
  return new Map([...documents].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** All changes of one event are worked out from the documents before it. */
function changesOf<Doc extends object, E extends Event>(
  view: View<Doc, E> | Projection<E>,
  event: RecordedEvent<E>,
  lookup: Lookup,
): readonly (readonly [string, object | undefined])[] {
  const { id, node } = parseStream(event.stream);
  const context: EventContext = { id, node, stream: event.stream, recorded: event, lookup };
  if ('changes' in view) return [...view.changes(event, context)];
  return [...new Set(view.keys(event, context))].map((key) => [key, view.project(lookup<Doc>(key), event, { ...context, key })]);
}
