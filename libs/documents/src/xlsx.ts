import { Refused } from '@tongxin/eventing';
import type { CellValue, Worksheet } from 'exceljs';
import type { ReadLimits } from './limits.js';

/** Reads the first sheet of an XLSX that holds anything; row n of the sheet is entry n − 1, blank rows are empty. */
export async function xlsxRows(bytes: Uint8Array, name: string, limits: ReadLimits): Promise<string[][]> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  try {
    // The types of exceljs ask for an ArrayBuffer, its code takes a Buffer.
    await workbook.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  } catch {
    throw new Refused('document.broken', { name, reason: 'xlsx' });
  }
  const sheet = workbook.worksheets.find(({ actualRowCount }) => actualRowCount > 0);
  if (!sheet) throw new Refused('document.empty', { name });
  if (sheet.rowCount > limits.maxRows || sheet.columnCount > limits.maxColumns) {
    throw new Refused('document.too-large', { name, rows: sheet.rowCount, maxRows: limits.maxRows, columns: sheet.columnCount });
  }
  return rowsOf(sheet);
}

function rowsOf(sheet: Worksheet): string[][] {
  const rows: string[][] = Array.from({ length: sheet.rowCount }, () => []);
  sheet.eachRow((row, number) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell, column) => {
      cells[column - 1] = cell.isMerged && cell.master !== cell ? '' : textOf(cell.value);
    });
    rows[number - 1] = cells.some((text) => text !== '') ? cells : [];
  });
  while (rows.at(-1)?.length === 0) rows.pop();
  return rows;
}

function textOf(value: CellValue): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object') return textOfObject(value);
  return String(value).trim();
}

function textOfObject(value: Exclude<CellValue, null | undefined | string | number | boolean | Date>): string {
  if ('richText' in value)
    return value.richText
      .map(({ text }) => text)
      .join('')
      .trim();
  if ('text' in value) return textOf(value.text);
  if ('result' in value) return textOf(value.result);
  return '';
}
