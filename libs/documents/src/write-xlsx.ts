import type { Worksheet } from 'exceljs';

/** A sheet: what it is about, a table, and notes below it. */
export interface Sheet {
  /** At most 31 characters; `: \ / ? * [ ]` are replaced. */
  readonly name: string;
  readonly title: string;
  readonly columns: readonly Column[];
  /** Numbers stay numbers; null leaves a cell empty. */
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly notes?: readonly string[];
}

export interface Column {
  /** Stands once over all columns beside each other that name it. */
  readonly group?: string;
  readonly heading: string;
  /** In characters. Default 12. */
  readonly width?: number;
  /** How numbers are shown. */
  readonly show?: 'integer' | 'percent';
}

const FORMATS = { integer: '0', percent: '0.0%' } as const;
const FONT = { name: '宋体', size: 11 } as const;

/** Writes an XLSX of one or more sheets. The writer is loaded on first use. */
export async function writeXlsx(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  for (const sheet of sheets) fill(workbook.addWorksheet(sheet.name.replaceAll(/[:\\/?*[\]]/g, '·').slice(0, 31)), sheet);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function fill(page: Worksheet, { title, columns, rows, notes = [] }: Sheet): void {
  page.columns = columns.map(({ width = 12, show }) => ({ width, ...(show && { style: { numFmt: FORMATS[show], font: FONT } }) }));
  page.addRow([title]).font = { ...FONT, size: 16, bold: true };
  page.mergeCells(1, 1, 1, Math.max(columns.length, 1));
  const grouped = columns.some(({ group }) => group !== undefined);
  if (grouped) page.addRow(columns.map(({ group }) => group ?? null));
  page.addRow(columns.map(({ heading }) => heading));
  const head = page.rowCount;
  if (grouped) mergeGroups(page, columns, head - 1);
  for (const row of rows) page.addRow([...row]);
  page.addRow([]);
  for (const note of notes) page.addRow([note]);
  for (let at = 2; at <= head; at += 1) centre(page, at);
  page.views = [{ state: 'frozen', xSplit: 1, ySplit: head }];
  page.pageSetup = { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `1:${head}` };
}

function centre(page: Worksheet, row: number): void {
  page.getRow(row).font = { ...FONT, bold: true };
  page.getRow(row).alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
}

/** A column without a group takes both rows of the head; a group's heading reaches from its first column to its last. */
function mergeGroups(page: Worksheet, columns: readonly Column[], row: number): void {
  for (const [at, { group, heading }] of columns.entries()) {
    if (group === undefined) {
      page.getCell(row, at + 1).value = heading;
      page.mergeCells(row, at + 1, row + 1, at + 1);
    } else if (columns[at - 1]?.group !== group) {
      const beyond = columns.findIndex((column, later) => later > at && column.group !== group);
      page.mergeCells(row, at + 1, row, beyond < 0 ? columns.length : beyond);
    }
  }
}
