import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { RecordStore } from '@tongxin/eventing';
import { anyText } from './any-text.js';

/** How a suite gets at an adapter. `open` again after `close` finds what was written before. */
export interface RecordStoreUnderTest {
  open(): Promise<{ records: RecordStore; close(): Promise<void> }>;
  dispose(): Promise<void>;
}

const newCollection = (): string => `contract-${randomUUID()}`;

/** What every adapter of RecordStore keeps. */
export function describeRecordStore(name: string, prepare: () => RecordStoreUnderTest): void {
  describe(`RecordStore on ${name}`, () => {
    let under: RecordStoreUnderTest;
    let opened: Awaited<ReturnType<RecordStoreUnderTest['open']>>;
    let records: RecordStore;

    beforeAll(async () => {
      under = prepare();
      opened = await under.open();
      records = opened.records;
    });
    afterAll(async () => {
      await opened.close();
      await under.dispose();
    });

    it('has nothing under a key that was never written', async () => {
      expect(await records.get(newCollection(), 'key')).toBeUndefined();
      expect(await records.list(newCollection())).toEqual([]);
    });

    it.each([[null], [false], [0], [''], ['委员'], [[1, '二']], [{ name: '同心', deep: { list: [null] } }]])(
      'gives back %j',
      async (value) => {
        const collection = newCollection();
        await records.put(collection, { key: value });
        expect(await records.get(collection, 'key')).toEqual(value);
      },
    );

    it('replaces, and deletes by undefined', async () => {
      const collection = newCollection();
      await records.put(collection, { one: 1, two: 2 });
      await records.put(collection, { one: 'new', two: undefined, three: undefined });
      expect(await records.list(collection)).toEqual([{ key: 'one', value: 'new' }]);
      expect(await records.get(collection, 'two')).toBeUndefined();
    });

    it('writes all records of a put or none', async () => {
      const collection = newCollection();
      await records.put(collection, { one: 1 });
      await expect(records.put(collection, { one: 2, two: 10n, three: 3 })).rejects.toThrow();
      expect(await records.list(collection)).toEqual([{ key: 'one', value: 1 }]);
    });

    it('stores what the value was when it was put', async () => {
      const collection = newCollection();
      const value = { count: 1 };
      const putting = records.put(collection, { key: value });
      value.count = 2;
      await putting;
      expect(await records.get(collection, 'key')).toEqual({ count: 1 });
    });

    it('keeps the order of puts of the same turn', async () => {
      const collection = newCollection();
      await Promise.all([1, 2, 3].map((value) => records.put(collection, { key: value })));
      expect(await records.get(collection, 'key')).toBe(3);
    });

    it('keeps collections apart', async () => {
      const [one, other] = [newCollection(), newCollection()];
      await records.put(one, { key: 1 });
      await records.put(other, { key: 2 });
      expect([await records.get(one, 'key'), await records.get(other, 'key')]).toEqual([1, 2]);
    });

    it('lists in the order of keys, by prefix, after a key, up to a limit', async () => {
      const collection = newCollection();
      await records.put(collection, { 'b/2': 4, 'a/1': 1, b: 2, 'b/1': 3, 'c/1': 6, 'b/村': 5 });
      const keys = async (options?: { prefix?: string; after?: string; limit?: number }): Promise<string[]> =>
        (await records.list(collection, options)).map(({ key }) => key);
      expect(await keys()).toEqual(['a/1', 'b', 'b/1', 'b/2', 'b/村', 'c/1']);
      expect(await keys({ prefix: 'b/' })).toEqual(['b/1', 'b/2', 'b/村']);
      expect(await keys({ prefix: 'b/', after: 'b/1' })).toEqual(['b/2', 'b/村']);
      expect(await keys({ prefix: 'b/', limit: 2 })).toEqual(['b/1', 'b/2']);
      expect(await keys({ after: 'b/2', limit: 2 })).toEqual(['b/村', 'c/1']);
      expect(await keys({ prefix: 'd' })).toEqual([]);
    });

    it('takes signs of patterns in a prefix as they are', async () => {
      const collection = newCollection();
      await records.put(collection, { 'a_%': 1, abc: 2, 'a*?': 3, 'a.*': 4, '(a': 5 });
      for (const prefix of ['a_', 'a*', 'a.', '(']) expect(await records.list(collection, { prefix })).toHaveLength(1);
    });

    it('pages through any keys without losing or doubling one', async () => {
      const keys = fc.uniqueArray(anyText({ minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 20 });
      await fc.assert(
        fc.asyncProperty(keys, fc.integer({ min: 1, max: 7 }), async (written, limit) => {
          const collection = newCollection();
          await records.put(collection, Object.fromEntries(written.map((key) => [key, key])));
          const read: string[] = [];
          for (let after: string | undefined; ;) {
            const page = await records.list<string>(collection, { limit, ...(after !== undefined && { after }) });
            read.push(...page.map(({ value }) => value));
            after = page.at(-1)?.key;
            if (page.length < limit) break;
          }
          expect([...read].sort()).toEqual([...written].sort());
        }),
        { numRuns: 30 },
      );
    });

    it('finds everything after the next open', async () => {
      const own = prepare();
      const first = await own.open();
      const collection = newCollection();
      const putting = first.records.put(collection, { key: { kept: true } });
      await first.close();
      await putting;
      await expect(first.records.put(collection, { late: 1 })).rejects.toThrow();
      const second = await own.open();
      expect(await second.records.list(collection)).toEqual([{ key: 'key', value: { kept: true } }]);
      await second.close();
      await own.dispose();
    });
  });
}
