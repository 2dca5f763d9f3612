import { isDivisionCode } from '@tongxin/calendar';
import { COLUMNS, fieldOf, isPersonal, type Field } from './columns.js';
import {
  looksPersonal,
  narrow,
  readCommittees,
  readDay,
  readNumber,
  readParty,
  readStanding,
  readTerm,
  readText,
  type Reading,
  type RosterErrorCode,
} from './read-cell.js';

export interface RosterRow {
  /** Row in the file, from 1. */
  row: number;
  number: string;
  name: string;
  sector: string;
  specialCommittees: string[];
  group: string;
  party: string | null;
  workUnit: string;
  standing: boolean;
  /** Null where the roster does not say. */
  term: number | null;
  admittedOn: string | null;
}

export interface RosterError {
  /** Row in the file, from 1. */
  row: number;
  /** The column's heading. */
  column: string;
  code: RosterErrorCode;
  /** What stands there; nothing where it may be personal. */
  value: string;
}

export interface Roster {
  rows: RosterRow[];
  errors: RosterError[];
  /** Columns that were not read, and whether because they are personal. */
  ignored: { column: string; personal: boolean }[];
  /** Columns that the roster says nothing of: what is known of a member there stays. */
  unsaid: Field[];
}

/** A group of the county as a roster may write it. */
export interface Group {
  code: string;
  name: string;
}

type Cells = Readonly<Partial<Record<Field, { text: string; column: string }>>>;
interface Heading {
  at: number;
  columns: Map<Field, number>;
}

const REQUIRED: readonly Field[] = ['number', 'name', 'sector', 'group'];
const note = /^(注|备注|说明|合计|总计|共|制表|填表|审核|联系人)/;

/** Reads the rows of a roster as a spreadsheet gives them: members, and by row and column what is wrong. Personal columns are dropped unread. */
export function readRoster(rows: readonly (readonly string[])[], groups?: readonly Group[]): Roster {
  const heading = headingOf(rows);
  if (!heading) return { rows: [], errors: [{ row: 1, column: '', code: 'roster.no-heading', value: '' }], ignored: [], unsaid: [] };
  const header = rows[heading.at] ?? [];
  const errors = headingErrors(header, heading);
  const read: RosterRow[] = [];
  const seen = new Set<string>();
  rows.slice(heading.at + 1).forEach((cells, index) => {
    if (isNoRow(cells)) return;
    const row = heading.at + 2 + index;
    const { member, wrong } = readRow(row, cellsOf(cells, header, heading.columns), seen, groups);
    errors.push(...wrong);
    if (member) read.push(member);
  });
  return { rows: read, errors, ignored: ignoredOf(header), unsaid: unsaidOf(heading) };
}

/** The row that knows most of the columns, among the first twenty: rosters have a title above. */
function headingOf(rows: readonly (readonly string[])[]): Heading | undefined {
  let best: Heading | undefined;
  rows.slice(0, 20).forEach((cells, at) => {
    const columns = new Map<Field, number>();
    cells.forEach((cell, column) => {
      const field = fieldOf(cell);
      if (field && !columns.has(field)) columns.set(field, column);
    });
    if (columns.size >= 2 && columns.size > (best?.columns.size ?? 0)) best = { at, columns };
  });
  return best;
}

function headingErrors(header: readonly string[], { at, columns }: Heading): RosterError[] {
  const missing = REQUIRED.filter((field) => !columns.has(field)).map((field) => COLUMNS[field][0] ?? field);
  const twice = header.filter((cell, column) => {
    const field = fieldOf(cell);
    return field !== undefined && columns.get(field) !== column;
  });
  return [
    ...missing.map((column): RosterError => ({ row: at + 1, column, code: 'roster.column-missing', value: '' })),
    ...twice.map((column): RosterError => ({ row: at + 1, column: tidy(column), code: 'roster.column-twice', value: tidy(column) })),
  ];
}

function ignoredOf(header: readonly string[]): Roster['ignored'] {
  return header.filter((cell) => tidy(cell) !== '' && !fieldOf(cell)).map((cell) => ({ column: tidy(cell), personal: isPersonal(cell) }));
}

function unsaidOf({ columns }: Heading): Field[] {
  return (Object.keys(COLUMNS) as Field[]).filter((field) => !columns.has(field) && field !== 'post');
}

function isNoRow(cells: readonly string[]): boolean {
  const filled = cells.map(tidy).filter((cell) => cell !== '');
  return filled.length === 0 || (filled.length <= 2 && note.test(filled[0] ?? ''));
}

function cellsOf(cells: readonly string[], header: readonly string[], columns: ReadonlyMap<Field, number>): Cells {
  const entries = [...columns].map(([field, at]) => [field, { text: tidy(cells[at] ?? ''), column: tidy(header[at] ?? '') }]);
  return Object.fromEntries(entries) as Cells;
}

function readRow(
  row: number,
  cells: Cells,
  seen: Set<string>,
  groups: readonly Group[] | undefined,
): { member?: RosterRow; wrong: RosterError[] } {
  const wrong: RosterError[] = [];
  const take = <T>(field: Field, read: (text: string) => Reading<T>, otherwise: T): T => {
    const cell = cells[field];
    if (!cell) return otherwise;
    const reading = read(cell.text);
    if ('value' in reading) return reading.value;
    wrong.push({ row, column: cell.column, code: reading.code, value: looksPersonal(cell.text) ? '' : cell.text });
    return otherwise;
  };
  const member: RosterRow = {
    row,
    number: take('number', (text) => once(readNumber(text), seen), ''),
    name: take('name', (text) => readText(text.replaceAll(/\s/g, ''), 40), ''),
    sector: take('sector', (text) => readText(text, 40), ''),
    specialCommittees: take('specialCommittees', readCommittees, []),
    group: take('group', (text) => readGroup(text, groups), ''),
    party: take('party', readParty, null),
    workUnit: take('workUnit', optional(80), '') + take('post', optional(40), ''),
    standing: take('standing', readStanding, false),
    term: take('term', readTerm, null),
    admittedOn: take('admittedOn', readDay, null),
  };
  const complete = wrong.length === 0 && REQUIRED.every((field) => cells[field]);
  return complete ? { member, wrong } : { wrong };
}

const optional = (longest: number) => (text: string) => readText(text, longest, { mayBeEmpty: true });

function once(reading: Reading<string>, seen: Set<string>): Reading<string> {
  if ('code' in reading) return reading;
  if (seen.has(reading.value)) return { code: 'roster.number-twice' };
  seen.add(reading.value);
  return reading;
}

const shortened = (name: string): string => narrow(name).replace(/政协.*$|工委$|工作委员会$|(委员)?活动组$|联络组$|组$/u, '');

/** A division code, or a committee's name, whole or without 政协工委. Without a list every code passes. */
function readGroup(text: string, groups: readonly Group[] | undefined): Reading<string> {
  if (text === '') return { code: 'roster.empty' };
  const found = groups?.filter(({ code, name }) => code === narrow(text) || shortened(name) === shortened(text));
  const [group, ...others] = found ?? (isDivisionCode(narrow(text)) ? [{ code: narrow(text) }] : []);
  return group && others.length === 0 ? { value: group.code } : { code: 'roster.group-unknown' };
}

/** Edges trimmed, line breaks made spaces. */
function tidy(cell: string): string {
  return cell.replaceAll(/\s+/g, ' ').trim();
}
