interface Cell {
  text: string;
  rowSpan: number;
  columnSpan: number;
}

interface State {
  lines: string[];
  line: string;
  lists: { ordered: boolean; count: number }[];
  row: Cell[] | null;
  cell: Cell | null;
  /** Columns that a cell of an earlier row still covers, with the rows left. */
  covered: Map<number, number>;
}

type Tag = (state: State, attributes: string) => void;

/** Turns the plain HTML that a DOCX becomes into lines: one a paragraph, list entries numbered, table rows with tabs. */
export function htmlLines(html: string): string[] {
  const state: State = { lines: [], line: '', lists: [], row: null, cell: null, covered: new Map() };
  for (const [, slash = '', name = '', attributes = '', text] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/gi)) {
    if (text !== undefined) write(state, unescape(text));
    else (slash ? CLOSING : OPENING)[name.toLowerCase()]?.(state, attributes);
  }
  endLine(state);
  return state.lines;
}

const breakLine: Tag = (state) => {
  if (state.cell) write(state, ' ');
  else endLine(state);
};
const openList =
  (ordered: boolean): Tag =>
  (state) => {
    breakLine(state, '');
    state.lists.push({ ordered, count: 0 });
  };
const closeList: Tag = (state) => {
  breakLine(state, '');
  state.lists.pop();
};
const openCell: Tag = (state, attributes) => {
  state.cell = { text: '', rowSpan: spanIn(attributes, 'rowspan'), columnSpan: spanIn(attributes, 'colspan') };
};
const closeCell: Tag = (state) => {
  if (state.cell) state.row?.push(state.cell);
  state.cell = null;
};

const OPENING: Readonly<Record<string, Tag>> = {
  p: breakLine,
  h1: breakLine,
  h2: breakLine,
  h3: breakLine,
  h4: breakLine,
  h5: breakLine,
  h6: breakLine,
  br: breakLine,
  ol: openList(true),
  ul: openList(false),
  li: (state) => {
    breakLine(state, '');
    write(state, numberOf(state));
  },
  table: (state) => {
    breakLine(state, '');
    state.covered.clear();
  },
  tr: (state) => {
    if (!state.row) state.row = [];
  },
  td: openCell,
  th: openCell,
};
const CLOSING: Readonly<Record<string, Tag>> = {
  p: breakLine,
  h1: breakLine,
  h2: breakLine,
  h3: breakLine,
  h4: breakLine,
  h5: breakLine,
  h6: breakLine,
  li: breakLine,
  ol: closeList,
  ul: closeList,
  td: closeCell,
  th: closeCell,
  tr: (state) => {
    if (state.row) state.lines.push(layOut(state.row, state.covered));
    state.row = null;
  },
};

function write(state: State, text: string): void {
  if (state.cell) state.cell.text += text;
  else state.line += text;
}

function endLine(state: State): void {
  if (state.line.trim().length > 0) state.lines.push(state.line.trim());
  state.line = '';
}

function numberOf({ lists }: State): string {
  const list = lists.at(-1);
  if (!list?.ordered) return '';
  list.count += 1;
  return lists.length === 1 ? `${list.count}. ` : `（${list.count}）`;
}

/** Puts the cells of a row into their columns; columns covered from above stay empty. */
function layOut(row: readonly Cell[], covered: Map<number, number>): string {
  const columns: string[] = [];
  const skip = (): void => {
    for (let rows = covered.get(columns.length) ?? 0; rows > 0; rows = covered.get(columns.length) ?? 0) {
      covered.set(columns.length, rows - 1);
      columns.push('');
    }
  };
  for (const { text, rowSpan, columnSpan } of row) {
    skip();
    for (let column = 0; column < columnSpan; column += 1) {
      covered.set(columns.length, rowSpan - 1);
      columns.push(column === 0 ? text.replace(/\s+/g, ' ').trim() : '');
    }
  }
  skip();
  return columns.join('\t');
}

function spanIn(attributes: string, name: string): number {
  const span = Number(new RegExp(`${name}="(\\d{1,3})"`).exec(attributes)?.[1] ?? 1);
  return Math.max(1, Math.min(span, 100));
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'", nbsp: ' ' };

function unescape(text: string): string {
  return text.replace(/&(lt|gt|amp|quot|#39|nbsp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}
