import { Refused } from '@tongxin/eventing';
import { csvRows } from './csv.js';
import { decode } from './decode.js';
import { formatOf } from './format.js';
import { checkSize, defaultLimits, type ReadLimits } from './limits.js';
import { xlsxRows } from './xlsx.js';

/**
 * Reads an XLSX or CSV file into rows of cell texts, the header row included; entry n − 1 is row n of the file, blank rows are empty.
 * Refuses with `document.empty`, `.too-large`, `.broken`, `.unknown-format` or `.not-text`.
 */
export async function readRows(bytes: Uint8Array, name: string, given: Partial<ReadLimits> = {}): Promise<string[][]> {
  const limits = { ...defaultLimits, ...given };
  checkSize(bytes, name, limits);
  const rows = await rowsOf(bytes, name, limits);
  if (rows.length === 0) throw new Refused('document.empty', { name });
  return rows;
}

async function rowsOf(bytes: Uint8Array, name: string, limits: ReadLimits): Promise<string[][]> {
  const format = formatOf(bytes, name, limits);
  if (format === 'docx') throw new Refused('document.unknown-format', { name, format });
  return format === 'xlsx' ? xlsxRows(bytes, name, limits) : csvRows(decode(bytes, name), name, limits);
}
