import { parseStream } from '@tongxin/eventing';
import type { Event, EventContext, Generation, Lookup, Projection, RecordedEvent, View } from '@tongxin/eventing';
import { createHash } from 'node:crypto';

export type AnyView = View<object, Event> | Projection<Event>;

/** Both forms of a view as one: the documents an event changes. */
export function asProjection(declared: AnyView): Projection<Event> {
  if ('changes' in declared) return declared;
  return {
    ...declared,
    changes(event, context) {
      const keys = declared.keys(event, context);
      const changed: [string, object | undefined][] = [];
      for (const key of keys.length > 1 ? new Set(keys) : keys) {
        const before = context.lookup<object>(key);
        const after = declared.project(before, event, { ...context, key });
        if (after !== before) changed.push([key, after]);
      }
      return changed;
    },
  };
}

/** Same name, same documents: changes with the version, the events handled and the indexes. Repeated builds of the same are numbered. */
export function generationOf(declared: AnyView, build = 0): Generation {
  const indexes = [...(declared.indexes ?? [])].sort();
  const shape = JSON.stringify([declared.version, [...declared.events].sort(), indexes]);
  const digest = createHash('sha256').update(shape).digest('hex').slice(0, 12);
  return { view: declared.name, generation: build === 0 ? digest : `${digest}x${build}`, indexes };
}

/** Which build of a view as it is declared now a generation is; `undefined` when it is one of another declaration. */
export function buildOf(declared: AnyView, generation: string): number | undefined {
  const [digest, build = '0'] = generation.split('x');
  return digest === generationOf(declared).generation ? Number(build) : undefined;
}

export function contextOf(recorded: RecordedEvent, lookup: Lookup): EventContext {
  if (recorded.stream !== last.stream) last = { stream: recorded.stream, ...parseStream(recorded.stream) };
  const { id, stream, node } = last;
  return { id, stream, node, recorded, lookup };
}

/** The stream taken apart last: neighbours in a log often share theirs. */
let last = { stream: '', node: '', id: '' };
