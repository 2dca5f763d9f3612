import fc from 'fast-check';
import type { Generation, StoredDocument, ViewQuery, ViewStore } from '@tongxin/eventing';
import { anyText } from './any-text.js';
import { changes, newGeneration } from './contract-documents.js';

interface Card {
  readonly status?: string;
  readonly year?: number;
  readonly open?: boolean;
  readonly dueOn?: string;
}

const indexes = ['status', 'year', 'open', 'dueOn'] as const;

const cards: Readonly<Record<string, Card>> = {
  'case-1': { status: 'FILED', year: 2025, open: true, dueOn: '2026-03-01' },
  'case-2': { status: 'ASSIGNED', year: 2026, open: true, dueOn: '2026-05-01' },
  'case-3': { status: 'FILED', year: 2026, open: false, dueOn: '' },
  'case-4': { status: 'ANSWERED', year: 2026, open: false },
  'case-5': { status: 'FILED', year: 2027, open: true, dueOn: '2026-04-01' },
};

export async function readPages<Doc extends object>(
  store: ViewStore,
  generation: Generation,
  query: ViewQuery,
  between: (page: number) => Promise<void> = async () => undefined,
): Promise<StoredDocument<Doc>[]> {
  const items: StoredDocument<Doc>[] = [];
  let cursor: string | undefined;
  for (let page = 1; ; page += 1) {
    const answer = await store.find<Doc>(generation, { ...query, ...(cursor !== undefined && { cursor }) });
    items.push(...answer.items);
    if (answer.next === undefined) return items;
    expect(answer.items).toHaveLength(query.limit ?? 100);
    cursor = answer.next;
    await between(page);
  }
}

/** The part of the ViewStore's contract that is about asking. */
export function describeViewQueries(under: () => ViewStore): void {
  describe('find', () => {
    let store: ViewStore;
    let generation: Generation;
    const keys = async (query: ViewQuery): Promise<string[]> => (await store.find(generation, query)).items.map(({ key }) => key);

    beforeAll(async () => {
      store = under();
      generation = newGeneration(indexes);
      await store.open(generation);
      let position = 0;
      for (const [key, card] of Object.entries(cards)) {
        await store.commit(generation, position, position + 10, changes({ [key]: card }, position + 5));
        position += 10;
      }
    });

    it.each<[string, ViewQuery, string[]]>([
      ['all by key', {}, ['case-1', 'case-2', 'case-3', 'case-4', 'case-5']],
      ['all by key backwards', { descending: true }, ['case-5', 'case-4', 'case-3', 'case-2', 'case-1']],
      ['a text', { where: { status: 'FILED' } }, ['case-1', 'case-3', 'case-5']],
      ['a number', { where: { year: 2026 } }, ['case-2', 'case-3', 'case-4']],
      ['a truth value', { where: { open: false } }, ['case-3', 'case-4']],
      ['an empty text, which is not a missing field', { where: { dueOn: '' } }, ['case-3']],
      ['a key', { where: { key: 'case-2' } }, ['case-2']],
      ['a range of keys', { where: { key: { gte: 'case-2', lt: 'case-4' } } }, ['case-2', 'case-3']],
      ['several fields', { where: { status: 'FILED', year: 2026, open: false } }, ['case-3']],
      ['nothing', { where: { status: 'NONE' } }, []],
      ['from', { where: { year: { gte: 2026 } } }, ['case-2', 'case-3', 'case-4', 'case-5']],
      ['beyond', { where: { year: { gt: 2026 } } }, ['case-5']],
      ['up to', { where: { year: { lte: 2026 } } }, ['case-1', 'case-2', 'case-3', 'case-4']],
      ['below', { where: { year: { lt: 2026 } } }, ['case-1']],
      ['between texts', { where: { dueOn: { gt: '', lte: '2026-04-01' } } }, ['case-1', 'case-5']],
      ['a range without those that lack the field', { where: { dueOn: { lt: '9' } } }, ['case-1', 'case-2', 'case-3', 'case-5']],
      ['a range of its own type only', { where: { dueOn: { gte: 0 } } }, []],
      ['by an index', { orderBy: 'status' }, ['case-4', 'case-2', 'case-1', 'case-3', 'case-5']],
      ['by an index backwards', { orderBy: 'status', descending: true }, ['case-5', 'case-3', 'case-1', 'case-2', 'case-4']],
      ['by an index that one lacks: it comes first', { orderBy: 'dueOn' }, ['case-4', 'case-3', 'case-1', 'case-5', 'case-2']],
      ['by one index where another', { where: { year: 2026 }, orderBy: 'status' }, ['case-4', 'case-2', 'case-3']],
      ['by position backwards', { orderBy: 'position', descending: true, limit: 2 }, ['case-5', 'case-4']],
      ['after a position', { positions: { after: 25 } }, ['case-4', 'case-5']],
      ['up to a position', { positions: { upTo: 25 } }, ['case-1', 'case-2', 'case-3']],
      ['between positions where an index', { where: { status: 'FILED' }, positions: { after: 5, upTo: 25 } }, ['case-3']],
    ])('gives %s', async (_, query, expected) => {
      expect(await keys(query)).toEqual(expected);
    });

    it('gives position and document with the key', async () => {
      expect((await store.find<Card>(generation, { where: { key: 'case-2' } })).items).toEqual([
        { key: 'case-2', position: 15, document: cards['case-2'] },
      ]);
    });

    it.each<[string, ViewQuery]>([
      ['where', { where: { title: 'x' } }],
      ['orderBy', { orderBy: 'title' }],
      ['where, beside one that is', { where: { status: 'FILED', 'status; DROP': 'x' } }],
    ])('refuses a field that is not indexed in %s as a mistake of the program', async (_, query) => {
      await expect(store.find(generation, query)).rejects.toThrow();
    });

    it('gives no next page after the last, be it full or not', async () => {
      expect((await store.find(generation, { limit: 5 })).next).toBeUndefined();
      expect((await store.find(generation, { limit: 6 })).next).toBeUndefined();
      expect((await store.find(generation, { limit: 4 })).next).toBeDefined();
    });

    it('refuses a cursor of another order, or none at all', async () => {
      const { next } = await store.find(generation, { orderBy: 'status', limit: 1 });
      await expect(store.find(generation, { orderBy: 'year', cursor: next! })).rejects.toThrow();
      for (const cursor of ['', 'x', '!!!', Buffer.from('[1,2]').toString('base64url')]) {
        await expect(store.find(generation, { orderBy: 'status', cursor })).rejects.toThrow();
      }
    });

    it('gives in pages of any size what it gives at once, in any order', async () => {
      const card = fc.record(
        { status: fc.constantFrom('', 'A', 'B', '乙'), year: fc.constantFrom(-1, 0, 0.5, 2026), open: fc.boolean() },
        { requiredKeys: [] },
      );
      const documents = fc.dictionary(anyText({ minLength: 1, maxLength: 4 }), card, {
        maxKeys: 15,
        noNullPrototype: true,
      });
      const order = fc.constantFrom('key', 'position', 'status', 'year', 'open');
      await fc.assert(
        fc.asyncProperty(documents, order, fc.boolean(), fc.integer({ min: 1, max: 6 }), async (written, orderBy, descending, limit) => {
          const own = newGeneration(indexes);
          await store.open(own);
          const entries = Object.entries(written).map(([key, document], at) => [key, { position: (at * 7) % 5, document }] as const);
          await store.commit(own, 0, 9, new Map(entries));
          const whole = (await store.find(own, { orderBy, descending })).items;
          expect(whole).toHaveLength(entries.length);
          expect(await readPages(store, own, { orderBy, descending, limit })).toEqual(whole);
          await store.drop(own);
        }),
        { numRuns: 40 },
      );
    });

    it('goes on from the same place when documents come and go between the pages', async () => {
      const own = newGeneration(['rank']);
      await store.open(own);
      await store.commit(own, 0, 1, changes({ b: { rank: 1 }, d: { rank: 1 }, f: { rank: 2 }, h: { rank: 3 } }));
      const items = await readPages(store, own, { orderBy: 'rank', limit: 2 }, async (page) => {
        if (page > 1) return;
        await store.commit(
          own,
          1,
          2,
          changes({ a: { rank: 0 }, c: { rank: 1 }, e: { rank: 1 }, g: { rank: 2 }, d: undefined, b: { rank: 9 } }),
        );
      });
      expect(items.map(({ key }) => key)).toEqual(['b', 'd', 'e', 'f', 'g', 'h', 'b']);
    });
  });
}
