import { cellOf, decodeCursor, MISSING, type Comparable, type Place, type Range, type ViewQuery } from '@tongxin/eventing';

type Cell = string | number | Uint8Array;

/** A query as SQL, with what its pages need to know. */
export interface Select {
  readonly sql: string;
  readonly values: readonly Cell[];
  readonly orderBy: string;
  readonly limit: number;
}

const operators = { gte: '>=', gt: '>', lte: '<=', lt: '<' } as const;

/** Turns a query into one SELECT over the table's indexes. @throws when it names a field that is not indexed. */
export function toSelect(table: string, columns: ReadonlyMap<string, string>, query: ViewQuery): Select {
  const { where = {}, orderBy = 'key', limit = 100, descending = false } = query;
  const column = columnOf(columns, orderBy, true);
  const conditions: string[] = [];
  const values: Cell[] = [];
  const add: Add = (condition, ...bound) => {
    conditions.push(condition);
    values.push(...bound);
  };
  for (const [field, wanted] of Object.entries(where)) addWanted(columnOf(columns, field, false), wanted, add);
  addPositions(query, add);
  if (query.cursor !== undefined) addCursor(column, decodeCursor(query.cursor, orderBy), descending, add);
  const wheres = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
  const sql = `SELECT key, position, document, ${column} FROM ${table} ${wheres} ORDER BY ${orderOf(column, descending)} LIMIT ?`;
  return { sql, values: [...values, limit + 1], orderBy, limit };
}

type Add = (condition: string, ...bound: Cell[]) => void;

function addWanted(column: string, wanted: Comparable | Range, add: Add): void {
  if (typeof wanted !== 'object') {
    add(`${column} = ?`, cellOf(wanted));
    return;
  }
  const bounds = (Object.keys(operators) as (keyof typeof operators)[]).filter((operator) => wanted[operator] !== undefined);
  for (const operator of bounds) add(`${column} ${operators[operator]} ?`, cellOf(wanted[operator]));
  const first = bounds[0];
  if (first !== undefined) addBracket(column, bounds, typeof wanted[first] === 'string', add);
}

function addPositions({ positions }: ViewQuery, add: Add): void {
  if (positions?.after !== undefined) add('position > ?', positions.after);
  if (positions?.upTo !== undefined) add('position <= ?', positions.upTo);
}

/** A range finds values of its own type only: texts lie above numbers, missing fields below. */
function addBracket(column: string, bounds: readonly string[], text: boolean, add: Add): void {
  const open = (side: 'g' | 'l') => !bounds.some((bound) => bound.startsWith(side));
  if (open('g')) add(text ? `${column} >= ''` : `${column} > ?`, ...(text ? [] : [MISSING]));
  if (open('l')) add(text ? `${column} < x''` : `${column} < ''`);
}

function addCursor(column: string, { value, key }: Place, descending: boolean, add: Add): void {
  const comparison = descending ? '<' : '>';
  if (column === 'key') add(`key ${comparison} ?`, key);
  else add(`(${column}, key) ${comparison} (?, ?)`, value ?? MISSING, key);
}

function orderOf(column: string, descending: boolean): string {
  const direction = descending ? 'DESC' : 'ASC';
  return column === 'key' ? `key ${direction}` : `${column} ${direction}, key ${direction}`;
}

function columnOf(columns: ReadonlyMap<string, string>, field: string, sorting: boolean): string {
  if (field === 'key' || (sorting && field === 'position')) return field;
  const column = columns.get(field);
  if (column === undefined) throw new Error(`the view has no index ${field}; it has ${[...columns.keys()].join(', ') || 'none'}`);
  return column;
}
