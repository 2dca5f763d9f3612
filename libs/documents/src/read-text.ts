import { Refused } from '@tongxin/eventing';
import { csvRows } from './csv.js';
import { decode } from './decode.js';
import { docxLines } from './docx.js';
import { formatOf } from './format.js';
import { checkSize, defaultLimits, type ReadLimits } from './limits.js';
import { xlsxRows } from './xlsx.js';

/**
 * Reads a file into text, a line a paragraph, table rows with tabs between their cells. The content says what the file is.
 * Refuses with `document.empty`, `.too-large`, `.broken`, `.unknown-format` or `.not-text`.
 */
export async function readText(bytes: Uint8Array, name: string, given: Partial<ReadLimits> = {}): Promise<string> {
  const limits = { ...defaultLimits, ...given };
  checkSize(bytes, name, limits);
  const text = await textOf(bytes, name, limits);
  if (text.trim().length === 0) throw new Refused('document.empty', { name });
  return text;
}

async function textOf(bytes: Uint8Array, name: string, limits: ReadLimits): Promise<string> {
  switch (formatOf(bytes, name, limits)) {
    case 'docx':
      return (await docxLines(bytes, name)).join('\n');
    case 'xlsx':
      return asLines(await xlsxRows(bytes, name, limits));
    case 'text': {
      const text = decode(bytes, name);
      return /\.csv$/i.test(name) ? asLines(csvRows(text, name, limits)) : text;
    }
  }
}

const asLines = (rows: readonly string[][]): string =>
  rows.map((cells) => cells.map((cell) => cell.replace(/\s+/g, ' ')).join('\t')).join('\n');
