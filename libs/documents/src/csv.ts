import { Refused } from '@tongxin/eventing';
import type { ReadLimits } from './limits.js';

const SEPARATORS = [',', '\t', ';'] as const;

/** Reads comma, tab or semicolon separated text; the full-width ，； are letters like any other. Row n of the file is entry n − 1. */
export function csvRows(text: string, name: string, { maxRows, maxColumns }: ReadLimits): string[][] {
  const separator = separatorOf(text);
  const reader = new CsvReader(text, separator);
  const rows: string[][] = [];
  for (let row = reader.row(); row !== null; row = reader.row()) {
    rows.push(row.every((cell) => cell === '') ? [] : row);
    if (rows.length > maxRows || row.length > maxColumns) throw new Refused('document.too-large', { name, maxRows, maxColumns });
  }
  if (reader.isCut) throw new Refused('document.broken', { name, reason: 'open-quote', row: rows.length });
  while (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

/** The separator that stands most often outside quotes in the first line that holds any. */
function separatorOf(text: string): string {
  const [line = ''] = text
    .replace(/"(?:[^"]|"")*"/g, '')
    .split('\n')
    .filter((one) => SEPARATORS.some((separator) => one.includes(separator)));
  const counts = SEPARATORS.map((separator) => line.split(separator).length - 1);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

class CsvReader {
  private at = 0;
  isCut = false;

  constructor(
    private readonly text: string,
    private readonly separator: string,
  ) {}

  row(): string[] | null {
    if (this.at >= this.text.length) return null;
    const cells: string[] = [];
    for (;;) {
      cells.push((this.text[this.at] === '"' ? this.quoted() : '') + this.plain());
      const mark = this.text[this.at];
      this.at += 1;
      if (mark !== this.separator) return cells.map((cell) => cell.trim());
    }
  }

  private plain(): string {
    const from = this.at;
    while (this.at < this.text.length && this.text[this.at] !== this.separator && this.text[this.at] !== '\n') this.at += 1;
    return this.text.slice(from, this.at);
  }

  private quoted(): string {
    let value = '';
    for (this.at += 1; this.at < this.text.length; this.at += 1) {
      if (this.text[this.at] !== '"') value += this.text.charAt(this.at);
      else if (this.text[this.at + 1] === '"') {
        value += '"';
        this.at += 1;
      } else {
        this.at += 1;
        return value;
      }
    }
    this.isCut = true;
    return value;
  }
}
