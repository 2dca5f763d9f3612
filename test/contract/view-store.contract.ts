import { CheckpointConflict, type Generation, type ViewStore } from '@tongxin/eventing';
import { changes, newGeneration } from './contract-documents.js';
import { describeViewQueries } from './view-query.contract.js';

/** How a suite gets at an adapter. `open` again after `close` finds what was written before. */
export interface ViewStoreUnderTest {
  open(): Promise<ViewStore>;
  dispose(): Promise<void>;
}

/** What every adapter of ViewStore keeps. */
export function describeViewStore(name: string, prepare: () => ViewStoreUnderTest): void {
  describe(`ViewStore on ${name}`, () => {
    let under: ViewStoreUnderTest;
    let store: ViewStore;

    beforeAll(async () => {
      under = prepare();
      store = await under.open();
    });
    afterAll(async () => {
      await store.close();
      await under.dispose();
    });

    const opened = async (indexes: readonly string[] = [], view?: string): Promise<Generation> => {
      const generation = newGeneration(indexes, view);
      expect(await store.open(generation)).toBe(0);
      return generation;
    };

    describe('commit', () => {
      it('moves the checkpoint together with the documents', async () => {
        const generation = await opened();
        await store.commit(generation, 0, 7, changes({ a: { title: '甲' }, b: { title: '乙' } }, 5));
        expect(await store.open(generation)).toBe(7);
        expect(await store.get(generation, 'a')).toEqual({ key: 'a', position: 5, document: { title: '甲' } });
      });

      it('replaces and removes documents', async () => {
        const generation = await opened(['n']);
        await store.commit(generation, 0, 1, changes({ a: { n: 1 }, b: { n: 2 }, c: { n: 3 } }, 1));
        await store.commit(generation, 1, 2, changes({ a: { n: 9 }, b: undefined, never: undefined }, 2));
        expect((await store.find(generation, {})).items).toEqual([
          { key: 'a', position: 2, document: { n: 9 } },
          { key: 'c', position: 1, document: { n: 3 } },
        ]);
        expect((await store.find(generation, { where: { n: 1 } })).items).toEqual([]);
        expect(await store.get(generation, 'b')).toBeUndefined();
      });

      it('moves over positions that changed nothing', async () => {
        const generation = await opened();
        await store.commit(generation, 0, 100, new Map());
        expect(await store.open(generation)).toBe(100);
      });

      it('writes nothing when the checkpoint is elsewhere', async () => {
        const generation = await opened();
        await store.commit(generation, 0, 5, changes({ a: { n: 1 } }));
        await expect(store.commit(generation, 4, 6, changes({ a: { n: 2 }, b: { n: 3 } }))).rejects.toBeInstanceOf(CheckpointConflict);
        await expect(store.commit(generation, 0, 6, changes({ b: { n: 3 } }))).rejects.toBeInstanceOf(CheckpointConflict);
        expect(await store.open(generation)).toBe(5);
        expect((await store.find(generation, {})).items.map(({ document }) => document)).toEqual([{ n: 1 }]);
      });

      it('lets one of two projectors through', async () => {
        const generation = await opened();
        const answers = await Promise.allSettled([
          store.commit(generation, 0, 3, changes({ a: { by: 'one' } })),
          store.commit(generation, 0, 4, changes({ a: { by: 'other' } })),
        ]);
        const won = answers.findIndex(({ status }) => status === 'fulfilled');
        expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(await store.open(generation)).toBe([3, 4][won]);
        expect((await store.get(generation, 'a'))?.document).toEqual({ by: ['one', 'other'][won] });
      });

      it('keeps the commits of other views beside a refused one', async () => {
        const [one, other] = [await opened(), await opened()];
        const answers = await Promise.allSettled([
          store.commit(one, 5, 6, changes({ a: {} })),
          store.commit(other, 0, 6, changes({ a: {} })),
        ]);
        expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
        expect([await store.open(one), await store.open(other)]).toEqual([0, 6]);
      });

      it('takes a batch of many documents', async () => {
        const generation = await opened(['group']);
        const many = Array.from({ length: 2_000 }, (_, at) => [`k${String(at).padStart(5, '0')}`, { group: at % 10 }] as const);
        await store.commit(generation, 0, 2_000, changes(Object.fromEntries(many)));
        expect((await store.find(generation, { where: { group: 3 }, limit: 1000 })).items).toHaveLength(200);
      });

      it('replaces and removes many documents, or none of them when the checkpoint is elsewhere', async () => {
        const generation = await opened(['n']);
        const numbered = (n: (at: number) => object | undefined) =>
          changes(Object.fromEntries(Array.from({ length: 600 }, (_, at) => [`提案 ${String(at).padStart(5, '0')}`, n(at)])));
        await store.commit(
          generation,
          0,
          1,
          numbered((n) => ({ n, title: '𠮷é茶' })),
        );
        const halved = numbered((at) => (at % 2 === 0 ? { n: -at } : undefined));
        await expect(store.commit(generation, 0, 2, halved)).rejects.toBeInstanceOf(CheckpointConflict);
        expect((await store.get(generation, '提案 00599'))?.document).toEqual({ n: 599, title: '𠮷é茶' });
        await store.commit(generation, 1, 2, halved);
        expect(await store.open(generation)).toBe(2);
        expect((await store.find(generation, { limit: 1_000 })).items.at(-1)?.document).toEqual({ n: -598 });
        expect((await store.find(generation, { where: { n: { gt: 0 } } })).items).toEqual([]);
      });

      it('takes few documents of one view beside many of others', async () => {
        const [few, many, more] = [await opened(), await opened(), await opened()];
        const thousand = changes(Object.fromEntries(Array.from({ length: 1_000 }, (_, at) => [`k${at}`, { at }])));
        await Promise.all([
          store.commit(many, 0, 9, thousand),
          store.commit(few, 0, 9, changes({ a: {} })),
          store.commit(more, 0, 9, thousand),
        ]);
        expect(await Promise.all([few, many, more].map((generation) => store.open(generation)))).toEqual([9, 9, 9]);
        expect((await store.get(more, 'k999'))?.document).toEqual({ at: 999 });
      });

      it('keeps documents as they are, in the order of their fields', async () => {
        const generation = await opened();
        const document = { z: '𠮷😀〔2026〕', a: [1, null, { y: true, b: 0.5 }], '2': '', nested: { deep: { list: [] } } };
        await store.commit(generation, 0, 1, changes({ '县/一号 "x"': document }));
        expect(JSON.stringify((await store.get(generation, '县/一号 "x"'))?.document)).toBe(JSON.stringify(document));
      });
    });

    describe('load', () => {
      it('gives the documents there are, for few keys and for many', async () => {
        const generation = await opened();
        const keys = Array.from({ length: 300 }, (_, at) => `k${at}`);
        await store.commit(generation, 0, 1, changes(Object.fromEntries(keys.map((key) => [key, { key }]))));
        for (const asked of [[], ['k1'], ['none'], ['k1', 'none', 'k2'], [...keys, 'none', 'k1']]) {
          const loaded = await store.load(generation, asked);
          const there = new Set(asked.filter((key) => key !== 'none'));
          expect(new Set(loaded.keys())).toEqual(there);
          for (const [key, document] of loaded) expect(document).toEqual({ key });
        }
      });
    });

    describe('generations', () => {
      it('stand side by side and know nothing of each other', async () => {
        const old = await opened(['n']);
        const young = await opened(['m'], old.view);
        await store.commit(old, 0, 9, changes({ a: { n: 1 } }));
        await store.commit(young, 0, 4, changes({ a: { m: 2 }, b: { m: 3 } }));
        expect([await store.open(old), await store.open(young)]).toEqual([9, 4]);
        expect((await store.get(old, 'a'))?.document).toEqual({ n: 1 });
        expect((await store.find(young, { orderBy: 'm', descending: true })).items.map(({ key }) => key)).toEqual(['b', 'a']);
      });

      it('answer queries once activated, and the others are dropped', async () => {
        const old = await opened(['n']);
        expect(await store.active(old.view)).toBeUndefined();
        await store.commit(old, 0, 9, changes({ a: { n: 1 } }));
        await store.activate(old);
        expect(await store.active(old.view)).toBe(old.generation);
        const young = await opened(['n'], old.view);
        await store.commit(young, 0, 9, changes({ a: { n: 2 } }));
        expect(await store.active(old.view)).toBe(old.generation);
        await store.activate(young);
        expect(await store.active(old.view)).toBe(young.generation);
        expect((await store.find(young, { where: { n: 2 } })).items).toHaveLength(1);
        expect(await store.open(old)).toBe(0);
        expect((await store.find(old, {})).items).toEqual([]);
      });

      it('go on after they were activated', async () => {
        const generation = await opened(['n']);
        await store.activate(generation);
        await store.commit(generation, 0, 1, changes({ a: { n: 1 } }));
        await store.activate(generation);
        expect(await store.open(generation)).toBe(1);
        expect((await store.find(generation, { where: { n: 1 } })).items).toHaveLength(1);
      });

      it('leave nothing behind when dropped', async () => {
        const generation = await opened(['n']);
        await store.commit(generation, 0, 3, changes({ a: { n: 1 } }));
        await store.activate(generation);
        await store.drop(generation);
        expect(await store.active(generation.view)).toBeUndefined();
        expect(await store.open(generation)).toBe(0);
        expect((await store.find(generation, { where: { n: 1 } })).items).toEqual([]);
        await store.drop(newGeneration());
      });

      it('that were never opened are a mistake of the program', async () => {
        const generation = newGeneration();
        await expect(store.commit(generation, 0, 1, new Map())).rejects.toThrow();
        await expect(store.find(generation, {})).rejects.toThrow();
        await expect(store.activate(generation)).rejects.toThrow();
      });
    });

    describe('close', () => {
      it('waits for what is in flight, and everything is there after the next open', async () => {
        const own = prepare();
        const first = await own.open();
        const generation = newGeneration(['n']);
        await first.open(generation);
        await first.activate(generation);
        const committing = first.commit(generation, 0, 8, changes({ a: { n: 1 } }));
        await first.close();
        await committing;
        const second = await own.open();
        expect(await second.active(generation.view)).toBe(generation.generation);
        expect(await second.open(generation)).toBe(8);
        expect((await second.find(generation, { where: { n: 1 } })).items).toHaveLength(1);
        await second.close();
        await own.dispose();
      });
    });

    describeViewQueries(() => store);
  });
}
