import { BODY, isWhenHeading, readLines, type Line } from './lines.js';
import type { Span } from './plan-reading.js';
import { sectionsOf, type SectionKind } from './sections.js';
import { readRows, type Row } from './tables.js';
import { readWhens, type WhenMention } from './when.js';

/** One sentence of the plan, with what the lines above it say about when and what for. */
export interface Sentence {
  text: string;
  /** Same length as `text`; names of persons in charge and mute table columns are blanked. */
  scan: string;
  span: Span;
  line: Line;
  /** A numbered line that others stand under. */
  isHeading: boolean;
  /** The first sentence of a numbered line that goes on. */
  isTitle: boolean;
  section: SectionKind;
  /** When, said above or before it. */
  context: WhenMention | null;
  owner: string | null;
  /** The theme its table row names. */
  topic: string | null;
}

interface Piece {
  start: number;
  end: number;
  /** Cut off at ； or by a connective: what was said before about when still holds. */
  continues: boolean;
}

const ENUMERATOR = String.raw`[一二三四五六七八九](?:是|要)|[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]|[（(]\d[)）]`;
const CUT = new RegExp(String.raw`[。！？!?]+[”’"）)]*|[；;]+|(?<=[。：:；;，,]\s*)(?=${ENUMERATOR})`, 'g');
const STARTS_ENUMERATION = new RegExp(String.raw`^\s*(?:${ENUMERATOR})`);
const GOES_ON = /^\s*(?:同时|此外|另外|期间|其间|并|会后|会上|活动后)/;
/** Longer stretches without a full stop are no sentence of a plan; they are shown to the clerk unread. */
const LONGEST_SENTENCE = 600;
const LONGEST_LINE = 10_000;
const LONGEST_HEADING = 40;
const OWNER = /[（(，,；;]?\s*(?:责任人|负责人|责任(?:单位|领导)|牵头(?:单位|领导|委员|人)|主办单位)\s*[:：]\s*([^）)；;。\t|]{1,30})/;
const LED_BY = /由([^，。；、]{2,16}?)(?:牵头|负责)/;

/** Cuts a plan into sentences that know their place. Title lines are left to the reader of titles. */
export function readSentences(text: string): { lines: Line[]; sentences: Sentence[] } {
  const lines = readLines(text);
  const sections = sectionsOf(lines);
  const rows = readRows(lines);
  const sentences = lines
    .filter((line) => rows.get(line.index)?.isHeader !== true && !isTitleLine(line, lines))
    .flatMap((line) => sentencesOf(line, lines, sections[line.index] ?? 'work', rows.get(line.index)));
  return { lines, sentences };
}

/** A line at the head of the document that names it and plans nothing. */
export function isTitleLine(line: Line, lines: readonly Line[]): boolean {
  const firstNumbered = lines.find(({ level }) => level !== BODY)?.index ?? 3;
  return line.index <= Math.min(firstNumbered, 8) && line.level === BODY && !line.isTable && isTitle(line.text);
}

const isTitle = (text: string): boolean => !/[。；]$/.test(text) && text.length <= 50 && readWhens(text.slice(0, 8)).length === 0;

function sentencesOf(line: Line, lines: readonly Line[], section: SectionKind, row: Row | undefined): Sentence[] {
  const pieces = cut(line.text);
  const scan = muteLong(pieces, row?.scan ?? hideOwners(line.text));
  const given = leadOf(line.text) ?? contextAbove(line, lines, row);
  const contexts = contextsOf(pieces, scan, given);
  const shared = { line, section, owner: row?.owner ?? ownerIn(line.text), topic: row?.topic ?? null };
  return pieces.map(({ start, end }, index) => ({
    ...shared,
    text: line.text.slice(start, end),
    scan: scan.slice(start, end),
    span: { start: line.start + start, end: line.start + end },
    isHeading: line.hasChildren && pieces.length === 1,
    isTitle: index === 0 && hasTitle(line, pieces),
    context: contexts[index] ?? null,
  }));
}

const muteLong = (pieces: readonly Piece[], scan: string): string =>
  pieces
    .filter(({ start, end }) => end - start > LONGEST_SENTENCE)
    .reduce((kept, { start, end }) => kept.slice(0, start) + ' '.repeat(end - start) + kept.slice(end), scan);

const hasTitle = (line: Line, pieces: readonly Piece[]): boolean =>
  line.level !== BODY && pieces.length > 1 && pieces[1]?.continues === false;

/** A piece that goes on keeps the time said before it in its line; a feast does not reach further than its own piece. */
function contextsOf(pieces: readonly Piece[], scan: string, given: WhenMention | null): (WhenMention | null)[] {
  let said: WhenMention | null = null;
  return pieces.map(({ start, end, continues: goesOn }) => {
    const kept: WhenMention | null = goesOn ? said : null;
    said = readWhens(scan.slice(start, end)).findLast(({ soft }) => !soft) ?? kept;
    return kept ?? given;
  });
}

function cut(text: string): Piece[] {
  if (text.length > LONGEST_LINE) return [{ start: 0, end: text.length, continues: false }];
  const ends = [...text.matchAll(CUT)].map(({ 0: mark, index }) => ({ at: index + mark.length, soft: /^[；;]/.test(mark) }));
  const pieces: Piece[] = [];
  let from = 0;
  let soft = false;
  for (const { at, soft: next } of [
    ...ends.filter(({ at }) => at < text.length && !isBracketed(text, at)),
    { at: text.length, soft: false },
  ]) {
    const piece = trim(text, from, at);
    if (piece) pieces.push({ ...piece, continues: continues(text.slice(piece.start, piece.end), soft) });
    [from, soft] = [at, next];
  }
  return pieces;
}

const continues = (piece: string, soft: boolean): boolean => (soft && !STARTS_ENUMERATION.test(piece)) || GOES_ON.test(piece);

function isBracketed(text: string, at: number): boolean {
  const before = text.slice(0, at);
  return count(before, /[（(]/g) > count(before, /[)）]/g) && /[)）]/.test(text.slice(at));
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

function trim(text: string, from: number, to: number): { start: number; end: number } | null {
  const raw = text.slice(from, to);
  const start = from + raw.length - raw.trimStart().length;
  const end = from + raw.trimEnd().length;
  return start < end ? { start, end } : null;
}

function contextAbove(line: Line, lines: readonly Line[], row: Row | undefined): WhenMention | null {
  if (row?.time) return readWhens(row.time)[0] ?? null;
  const headings = line.parents.map((index) => lines[index]?.text ?? '').filter((text) => text.length <= LONGEST_HEADING);
  return headings.flatMap((text) => readWhens(text).slice(0, 1)).at(-1) ?? null;
}

/** 第三季度：… says when for its whole line. */
function leadOf(text: string): WhenMention | null {
  const colon = text.search(/[:：\t|｜]/);
  if (colon < 0 || colon > 24) return null;
  const lead = text.slice(0, colon);
  return isWhenHeading(lead) ? (readWhens(lead)[0] ?? null) : null;
}

function ownerIn(text: string): string | null {
  return (OWNER.exec(text)?.[1] ?? LED_BY.exec(text)?.[1])?.trim() ?? null;
}

function hideOwners(text: string): string {
  return text.replace(new RegExp(OWNER, 'g'), (match) => ' '.repeat(match.length));
}
