// Reads the part of YAML that the compose files are written in: maps and lists by indentation, plain and quoted scalars, flow lists of JSON, comments.
// Whatever else there may be is an error, so that nothing is ever read otherwise than an engine reads it.

export type Yaml = string | readonly Yaml[] | { readonly [key: string]: Yaml };

interface Line {
  readonly indent: number;
  readonly text: string;
}

const ENTRY = /^([A-Za-z0-9_./-]+):(?: +(.*))?$/;

export function readYaml(source: string): Yaml {
  const lines = source
    .split('\n')
    .map((raw) => ({ indent: raw.length - raw.trimStart().length, text: raw.trim() }))
    .filter(({ text }) => text !== '' && !text.startsWith('#'));
  const [value, rest] = readBlock(lines, lines[0]?.indent ?? 0);
  if (rest.length > 0) throw new Error(`cannot read ${rest[0]?.text}`);
  return value;
}

function readBlock(lines: readonly Line[], indent: number): [Yaml, readonly Line[]] {
  return lines[0]?.text.startsWith('- ') ? readList(lines, indent) : readMap(lines, indent);
}

function readList(lines: readonly Line[], indent: number): [Yaml, readonly Line[]] {
  let rest = lines;
  const items: Yaml[] = [];
  while (rest[0]?.indent === indent && rest[0].text.startsWith('- ')) {
    items.push(scalar(rest[0].text.slice(2).trim()));
    rest = rest.slice(1);
  }
  return [items, rest];
}

function readMap(lines: readonly Line[], indent: number): [Yaml, readonly Line[]] {
  let rest = lines;
  const entries: Record<string, Yaml> = {};
  while (rest[0]?.indent === indent) {
    const [, key, value] = ENTRY.exec(rest[0].text) ?? [];
    if (key === undefined || key in entries) throw new Error(`cannot read ${rest[0].text}`);
    const after = rest.slice(1);
    [entries[key], rest] = value === undefined ? readWithin(after, indent) : [scalar(value), after];
  }
  return [entries, rest];
}

/** What stands below a key; nothing where the next line is not further in. */
function readWithin(lines: readonly Line[], indent: number): [Yaml, readonly Line[]] {
  const within = lines[0]?.indent ?? 0;
  return within > indent ? readBlock(lines, within) : ['', lines];
}

function scalar(text: string): Yaml {
  if (text.startsWith('[') || text.startsWith('"')) return JSON.parse(text) as Yaml;
  if (/^[&*!|>{'%@`]/.test(text) || / #/.test(text) || /: /.test(text)) throw new Error(`cannot read ${text}`);
  return text;
}
