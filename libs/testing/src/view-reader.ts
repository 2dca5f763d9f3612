import type { Comparable, StoredDocument, ViewQuery, ViewReader } from '@tongxin/eventing';
import { stored } from './freeze.js';

/** View name → key → document, as a spec states what a reader finds. */
export type Documents = Readonly<Record<string, Readonly<Record<string, object>>>>;

type Condition = NonNullable<ViewQuery['where']>[string];

/** Views that hold these documents and no more, each changed last at position 0; for specs of what reads views. */
export function viewReaderOf(views: Documents): ViewReader {
  const all = (view: string): StoredDocument[] =>
    Object.entries(views[view] ?? {}).map(([key, document]) => ({ key, position: 0, document: stored(document) }));

  return {
    get: <Doc extends object>(view: string, key: string) =>
      Promise.resolve(all(view).find((one) => one.key === key) as StoredDocument<Doc> | undefined),
    find<Doc extends object>(view: string, query: ViewQuery) {
      const { where = {}, orderBy = 'key', descending = false, limit = 100, cursor = '0' } = query;
      const found = all(view)
        .filter((one) => Object.entries(where).every(([field, condition]) => meets(fieldOf(one, field), condition)))
        .sort((a, b) => (descending ? -1 : 1) * compare(a, b, orderBy));
      const from = Number(cursor);
      const items = found.slice(from, from + limit) as unknown as StoredDocument<Doc>[];
      return Promise.resolve({ items, ...(from + limit < found.length && { next: String(from + limit) }) });
    },
  };
}

function fieldOf({ key, position, document }: StoredDocument, field: string): Comparable {
  if (field === 'key') return key;
  if (field === 'position') return position;
  return (document as Record<string, Comparable>)[field] ?? '';
}

const bounds = {
  gte: (value: Comparable, bound: Comparable) => value >= bound,
  gt: (value: Comparable, bound: Comparable) => value > bound,
  lte: (value: Comparable, bound: Comparable) => value <= bound,
  lt: (value: Comparable, bound: Comparable) => value < bound,
};

function meets(value: Comparable, condition: Condition): boolean {
  if (typeof condition !== 'object') return value === condition;
  const wanted = Object.entries(condition) as [keyof typeof bounds, Comparable | undefined][];
  return wanted.every(([kind, bound]) => bound === undefined || bounds[kind](value, bound));
}

function compare(a: StoredDocument, b: StoredDocument, field: string): number {
  const [x, y] = [fieldOf(a, field), fieldOf(b, field)];
  if (x === y) return a.key < b.key ? -1 : 1;
  return x < y ? -1 : 1;
}
