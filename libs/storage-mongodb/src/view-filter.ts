import { cellOf, decodeCursor, MISSING, type Comparable, type Place, type Range, type ViewQuery } from '@tongxin/eventing';
import type { Document, Filter, Sort } from 'mongodb';
import { STANDING, type Stored } from './stored.js';

/** A query as MongoDB is asked it, with what its pages need to know. */
export interface Select {
  readonly filter: Filter<Stored>;
  readonly sort: Sort;
  readonly orderBy: string;
  /** The field of a stored document that it is sorted by. */
  readonly sortedBy: string;
  readonly limit: number;
}

/** Turns a query into a filter over a generation's cells. @throws when it names a field that is not indexed. */
export function toSelect(cells: ReadonlyMap<string, string>, query: ViewQuery): Select {
  const { where = {}, orderBy = 'key', limit = 100, descending = false } = query;
  const sortedBy = cellNamed(cells, orderBy, true);
  const conditions: Document[] = [STANDING];
  for (const [field, wanted] of Object.entries(where)) conditions.push(wantedOf(cellNamed(cells, field, false), wanted));
  conditions.push(...positionsOf(query));
  if (query.cursor !== undefined) conditions.push(afterPlace(sortedBy, decodeCursor(query.cursor, orderBy), descending));
  const direction = descending ? -1 : 1;
  return { filter: { $and: conditions }, sort: { [sortedBy]: direction, _id: direction }, orderBy, sortedBy, limit };
}

const operators = { gte: '$gte', gt: '$gt', lte: '$lte', lt: '$lt' } as const;

/** MongoDB compares within one type only, as a range wants it; only a missing field is a number to it. */
function wantedOf(cell: string, wanted: Comparable | Range): Document {
  if (typeof wanted !== 'object') return { [cell]: cellOf(wanted) };
  const bounds = Object.entries(operators).flatMap(([name, operator]) => {
    const bound = wanted[name as keyof Range];
    return bound === undefined ? [] : [{ [cell]: { [operator]: cellOf(bound) } }];
  });
  return { $and: [...bounds, { [cell]: { $ne: MISSING } }] };
}

function positionsOf({ positions }: ViewQuery): Document[] {
  const { after, upTo } = positions ?? {};
  return [...(after === undefined ? [] : [{ position: { $gt: after } }]), ...(upTo === undefined ? [] : [{ position: { $lte: upTo } }])];
}

/** What lies beyond a place: greater of its type, or of a type that sorts after it, or equal with a key beyond. */
function afterPlace(cell: string, { value, key }: Place, descending: boolean): Document {
  const beyond = descending ? '$lt' : '$gt';
  if (cell === '_id') return { _id: { [beyond]: key } };
  const from = value ?? MISSING;
  const laterTypes = typeof from === 'number' ? { $gte: '' } : { $lte: Infinity };
  const hasLater = (typeof from === 'number') !== descending;
  return {
    $or: [{ [cell]: { [beyond]: from } }, ...(hasLater ? [{ [cell]: laterTypes }] : []), { [cell]: from, _id: { [beyond]: key } }],
  };
}

function cellNamed(cells: ReadonlyMap<string, string>, field: string, sorting: boolean): string {
  if (field === 'key') return '_id';
  if (sorting && field === 'position') return field;
  const cell = cells.get(field);
  if (cell === undefined) throw new Error(`the view has no index ${field}; it has ${[...cells.keys()].join(', ') || 'none'}`);
  return cell;
}
