import { NO_STREAM, type EventStore, type Feed, type RecordedEvent } from '@tongxin/eventing';
import { idsOf, newEvents, newStream } from './contract-events.js';

/** How a suite gets at an adapter: a log, and its feed in a process that follows it. */
export interface FeedUnderTest {
  readonly store: EventStore;
  readonly feed: Feed;
  dispose(): Promise<void>;
}

interface Watched {
  readonly ids: readonly string[];
  /** What each batch said to go on from. */
  readonly positions: readonly number[];
}

/** What every adapter of Feed keeps. */
export function describeFeed(name: string, prepare: () => Promise<FeedUnderTest>): void {
  describe(`Feed on ${name}`, () => {
    let under: FeedUnderTest;

    beforeAll(async () => {
      under = await prepare();
    });
    afterAll(() => under.dispose());

    async function append(count: number): Promise<string[]> {
      const stream = newStream();
      const events = newEvents(stream, count);
      await under.store.append(stream, NO_STREAM, events);
      return idsOf(events);
    }

    /** Follows until an event was handed over. */
    function watch(after: number, last: string): Promise<Watched> {
      const [ids, positions]: [string[], number[]] = [[], []];
      return new Promise((resolve, reject) => {
        const handle = async (events: readonly RecordedEvent[], position: number): Promise<void> => {
          ids.push(...idsOf(events));
          positions.push(position);
          if (ids.includes(last)) setImmediate(() => void following.stop().then(() => resolve({ ids, positions })));
        };
        const following = under.feed.follow(after, handle, reject);
      });
    }

    it('hands over what was there, in order, and where to go on from', async () => {
      const before = await under.store.head();
      const ids = [...(await append(700)), ...(await append(1)), ...(await append(700))];
      const seen = await watch(before, ids.at(-1)!);
      expect(seen.ids).toEqual(ids);
      expect(seen.positions).toEqual([...seen.positions].sort((one, other) => one - other));
      expect(seen.positions.at(-1)).toBe(await under.store.head());
    });

    it('hands over events as the store reads them', async () => {
      const before = await under.store.head();
      const handed: RecordedEvent[] = [];
      const live = new Promise<void>((resolve, reject) => {
        const handle = async (events: readonly RecordedEvent[]): Promise<void> => {
          handed.push(...events);
          if (handed.length === 6) setImmediate(() => void following.stop().then(resolve));
        };
        const following = under.feed.follow(before, handle, reject);
      });
      await append(3);
      await append(3);
      await live;
      expect(handed).toEqual((await under.store.readLog(before)).events);
    });

    it('goes on with what comes', async () => {
      const before = await under.store.head();
      const ids = [...(await append(3))];
      for (let at = 0; at < 30; at += 1) {
        const [last] = await append(1);
        ids.push(last);
        expect((await watch(before, last)).ids).toEqual(ids);
      }
    });

    it('starts after a position', async () => {
      const ids = await append(10);
      const head = await under.store.head();
      const [, , , fourth] = (await under.store.readLog(head - 10)).events;
      expect((await watch(fourth.position, ids[9])).ids).toEqual(ids.slice(4));
    });

    it('takes each follower from its own place', async () => {
      const before = await under.store.head();
      const ids = await append(40);
      const places = (await under.store.readLog(before)).events.map(({ position }) => position);
      const seen = await Promise.all(places.slice(0, 20).map((position) => watch(position, ids[39])));
      expect(seen.map((one) => one.ids)).toEqual(places.slice(0, 20).map((_, at) => ids.slice(at + 1)));
    });

    it('hands over one batch at a time', async () => {
      const before = await under.store.head();
      let [inside, most] = [0, 0];
      const done = new Promise<void>((resolve, reject) => {
        let count = 0;
        const handle = async (events: readonly RecordedEvent[]): Promise<void> => {
          most = Math.max(most, (inside += 1));
          await new Promise(setImmediate);
          inside -= 1;
          if ((count += events.length) === 60) setImmediate(() => void following.stop().then(resolve));
        };
        const following = under.feed.follow(before, handle, reject);
      });
      for (let at = 0; at < 60; at += 1) await append(1);
      await done;
      expect(most).toBe(1);
    });

    it('stops after the batch in hand, and hands over nothing more', async () => {
      const before = await under.store.head();
      const [first] = await append(1);
      const batches: string[][] = [];
      let open: () => void = () => undefined;
      const gate = new Promise<void>((resolve) => (open = resolve));
      let begun: () => void = () => undefined;
      const inHand = new Promise<void>((resolve) => (begun = resolve));
      const handle = async (events: readonly RecordedEvent[]): Promise<void> => {
        batches.push(idsOf(events));
        begun();
        await gate;
      };
      const following = under.feed.follow(before, handle, fail);
      await inHand;
      const stopping = following.stop();
      open();
      await stopping;
      const [last] = await append(1);
      await watch(before, last);
      expect(batches).toEqual([[first]]);
    });

    it('tells an error, hands over nothing after it, and can be followed again', async () => {
      const before = await under.store.head();
      const [first] = await append(1);
      let calls = 0;
      const told = new Promise((resolve) => {
        const handle = async (): Promise<void> => {
          calls += 1;
          throw new Error('broken');
        };
        under.feed.follow(before, handle, resolve);
      });
      expect(await told).toEqual(new Error('broken'));
      const [second] = await append(1);
      expect((await watch(before, second)).ids).toEqual([first, second]);
      expect(calls).toBe(1);
    });
  });
}

function fail(error: unknown): never {
  throw error;
}
