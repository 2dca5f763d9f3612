import type { Event } from '@tongxin/eventing';
import { LocalFeed } from '@tongxin/messaging-local';
import { openSqliteStores } from '@tongxin/storage-sqlite';
import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Projector } from './projector.js';
import type { AnyView } from './projection.js';
import { view } from './registration.js';
import { happen } from './testing/envelopes.js';
import { closings, noteCards, words, type NoteCard, type NoteEvent } from './testing/note.js';

const clock = { now: () => '2026-04-01T02:00:00.000Z' };
/** Ids are unique within a node only. */
const cards = view<NoteCard, NoteEvent>({ ...noteCards, keys: (_event, { stream }) => [stream] }).view;
const all: readonly AnyView[] = [cards, view(words).view, view(closings).view];
const NODES = ['990101001', '990101101', '990101201'];

interface Step {
  readonly node: string;
  readonly id: string;
  readonly event: Event;
}

const event = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('tea', 'green tea', 'rice', '__proto__', '春 茶', '')
      .map((text): Event => ({ type: 'NoteWritten', data: { text } })),
  },
  fc.constant<Event>({ type: 'NoteClosed', data: {} }),
  fc.constant<Event>({ type: 'Elsewhere', data: {} }),
);
const step: fc.Arbitrary<Step> = fc.record({ node: fc.constantFrom(...NODES), id: fc.constantFrom('a', 'b', '__proto__'), event });
const log = fc.array(step, { maxLength: 30 });

/** The same events in another order that keeps the order of each origin: what another arrival of its batches makes of a log. */
const twoOrders = fc.tuple(log, fc.array(fc.nat({ max: 2 }), { minLength: 60, maxLength: 60 })).map(([steps, turns]) => {
  const queues = NODES.map((node) => steps.filter((one) => one.node === node));
  const other: Step[] = [];
  for (const turn of turns) other.push(...queues[turn].splice(0, 1));
  return [steps, [...other, ...queues.flat()]] as const;
});

/** Digests of all views over a log, as the live projector leaves them, with stops between, and as a rebuild makes them. */
async function digestsOf(steps: readonly Step[], stops: ReadonlySet<number> = new Set()): Promise<{ live: string[]; rebuilt: string[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'any-log-'));
  // Nothing loses power here, and syncing would be most of the time.
  const stores = openSqliteStores(folder, { clock, synchronous: 'OFF' });
  const projector = () =>
    new Projector(all, stores.views, new LocalFeed(stores.events), stores.events, (error) => {
      throw error;
    });
  try {
    let running = projector();
    await running.start();
    for (const [at, { node, id, event: happened }] of steps.entries()) {
      await happen(stores.events, id, [happened], { node });
      if (!stops.has(at)) continue;
      await running.stop();
      running = projector();
      await running.start();
    }
    const head = await stores.events.head();
    for (const { name } of all) await running.reached(name, head);
    const digests = () => Promise.all(all.map(({ name }) => running.digest(name)));
    const live = await digests();
    await running.rebuild();
    const rebuilt = await digests();
    await running.stop();
    return { live, rebuilt };
  } finally {
    await stores.close();
    await rm(folder, { recursive: true });
  }
}

describe('any log', () => {
  it('gives the same documents to the byte, live, with stops anywhere, and built anew', async () => {
    await fc.assert(
      fc.asyncProperty(log, fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 4 }), async (steps, stops) => {
        const { live, rebuilt } = await digestsOf(steps, new Set(stops));
        expect(rebuilt).toEqual(live);
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it('gives the same documents in any order of arrival that keeps the order of each origin', async () => {
    await fc.assert(
      fc.asyncProperty(twoOrders, async ([one, other]) => expect((await digestsOf(other)).live).toEqual((await digestsOf(one)).live)),
      { numRuns: 12 },
    );
  }, 60_000);
});
