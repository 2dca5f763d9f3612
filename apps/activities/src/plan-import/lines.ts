import { readWhens } from './when.js';

export interface Line {
  index: number;
  /** Text after the number or bullet, and where it starts in the document. */
  text: string;
  start: number;
  end: number;
  /** 0 is the highest; BODY is an unnumbered paragraph. */
  level: number;
  /** Indexes of the lines it stands under, highest first. */
  parents: number[];
  hasChildren: boolean;
  isTable: boolean;
}

export const BODY = 99;
const LONGEST_WHEN_HEADING = 40;
const WHEN_HEADING_LEVEL = 2.5;
/** Paragraphs below a deeper line than this do not make it a heading. */
const DEEPEST_HEADING = 3;

const MARKERS: readonly [RegExp, number][] = [
  [/^第[一二三四五六七八九十]{1,3}(?:部分|章|节)[:：、\s]*/, 0],
  [/^[一二三四五六七八九十]{1,3}\s*[、.．](?![一二三四1-4]、?[一二三四1-4]?季度[^\s（(]*[各分])\s*/, 1],
  [/^[（(][一二三四五六七八九十]{1,3}[)）][、.．\s]*/, 2],
  [/^\d{1,2}\s*(?:[、．)）]|\.(?!\d))\s*/, 3],
  [/^[（(]\d{1,2}[)）][、.．\s]*/, 4],
  [/^[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]\s*/, 5],
  [/^第[一二三四五六七八九十]{1,2}(?:[，,、]|(?=是))/, 6],
  [/^(?=[一二三四五六七八九十]{1,2}[是要])/, 6],
  [/^[-·•●◆■◇□※*○▪➤]\s*/, 6],
];
const SECTION_TITLE =
  /^(?:指导思想|总体要求|总体思路|基本原则|工作目标|主要(?:工作|任务|活动)(?:安排)?|工作(?:安排|任务|重点|要求|措施)|活动安排|保障措施|组织保障|经费(?:预算|保障|安排))[:：]?$/;

/** Cuts a document into its lines and says which stands under which, by Chinese official numbering. */
export function readLines(text: string): Line[] {
  const lines = splitLines(text).map(({ start, end }, index) => markLine(text, start, end, index));
  lines.forEach((line, index) => {
    line.level = levelBefore(line, lines[index + 1]);
  });
  let open: Line[] = [];
  for (const line of lines) {
    open = open.filter(({ level }) => level < line.level);
    line.parents = open.map(({ index }) => index);
    settleParent(open.at(-1), line);
    if (line.level !== BODY) open.push(line);
  }
  return lines;
}

function settleParent(parent: Line | undefined, { level }: Line): void {
  if (parent && (level !== BODY || parent.level <= DEEPEST_HEADING)) parent.hasChildren = true;
}

/** An unnumbered line that ends in a colon, or says only when, heads the numbered lines below it. */
function levelBefore(line: Line, next: Line | undefined): number {
  const below = next?.level ?? BODY;
  if (line.level === WHEN_HEADING_LEVEL) return Math.min(WHEN_HEADING_LEVEL, below - 0.5);
  const introduces = line.level === BODY && !line.isTable && /[:：]$/.test(line.text) && below !== BODY;
  return introduces ? below - 0.1 : line.level;
}

function splitLines(text: string): { start: number; end: number }[] {
  return [...text.matchAll(/[^\r\n]+/g)]
    .map(({ 0: raw, index }) => {
      const indent = raw.length - raw.trimStart().length;
      const lead = raw.includes('\t') ? 0 : indent;
      return { start: index + lead, end: index + raw.trimEnd().length };
    })
    .filter(({ start, end }) => start < end);
}

function markLine(text: string, start: number, end: number, index: number): Line {
  const raw = text.slice(start, end);
  const isTable = raw.includes('\t') || raw.split(/[|｜]/).length > 2;
  const [marker, level] = isTable ? ['', BODY] : markerOf(raw);
  return { index, text: raw.slice(marker.length), start: start + marker.length, end, level, parents: [], hasChildren: false, isTable };
}

function markerOf(raw: string): [string, number] {
  for (const [pattern, level] of MARKERS) {
    const match = pattern.exec(raw);
    if (match) return [match[0], level];
  }
  if (SECTION_TITLE.test(raw)) return ['', 1];
  return ['', isWhenHeading(raw) ? WHEN_HEADING_LEVEL : BODY];
}

/** A line that says only when (第一季度, 【3月份】, 上半年（1—6月）：) heads what follows it. */
export function isWhenHeading(text: string): boolean {
  const mentions = text.length > LONGEST_WHEN_HEADING ? [] : readWhens(text);
  if (mentions.length === 0) return false;
  const rest = mentions.reduceRight((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
  return /^(?:[\s【】[\]（）()：:、]|20\d\d年|工作安排|工作计划|工作|安排|主要|重点|活动|份)*$/.test(rest);
}
