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
const OWNER = /[（(，,；;]?\s*(?:责任人|负责人|责任(?:单位|领导)|牵头(?:单位|领导|人)|主办单位)\s*[:：]\s*([^）)；;。\t|]{1,30})/;
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

/** A line above the first numbered one that names the document and says nothing. */
export function isTitleLine(line: Line, lines: readonly Line[]): boolean {
  const firstNumbered = lines.find(({ level }) => level !== BODY)?.index ?? 3;
  return (
    line.index <= Math.min(firstNumbered, 8) && line.level === BODY && !/[。；]$/.test(line.text) && !line.isTable && line.text.length <= 50
  );
}

function sentencesOf(line: Line, lines: readonly Line[], section: SectionKind, row: Row | undefined): Sentence[] {
  const pieces = cut(line.text);
  const above = contextAbove(line, lines, row);
  const ahead = leadOf(line.text);
  const owner = row?.owner ?? ownerIn(line.text);
  const scan = row?.scan ?? hideOwners(line.text);
  let said: WhenMention | null = null;
  return pieces.map((piece, index) => {
    const own = readWhens(scan.slice(piece.start, piece.end));
    const context: WhenMention | null = (piece.continues ? said : null) ?? ahead ?? above;
    said = own.filter(({ soft }) => !soft).at(-1) ?? (piece.continues ? said : null);
    return {
      text: line.text.slice(piece.start, piece.end),
      scan: scan.slice(piece.start, piece.end),
      span: { start: line.start + piece.start, end: line.start + piece.end },
      line,
      isHeading: line.hasChildren && pieces.length === 1,
      isTitle: line.level !== BODY && index === 0 && pieces.length > 1 && !pieces[1]?.continues,
      section,
      context,
      owner,
      topic: row?.topic ?? null,
    };
  });
}

function cut(text: string): Piece[] {
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
  for (const index of [...line.parents].reverse()) {
    const text = lines[index]?.text ?? '';
    const [mention] = text.length <= 40 ? readWhens(text) : [];
    if (mention) return mention;
  }
  return null;
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
