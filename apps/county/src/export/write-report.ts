import { writeDocx, writeXlsx, type WrittenFile, type WrittenFormat } from '@tongxin/documents';
import type { Report } from '../reports/report.models.js';
import { titleOf } from './figure-text.js';
import { reportDocument } from './report-document.js';
import { reportSheets } from './report-sheets.js';

/** A report as a file to save. A sheet keeps numbers as numbers, a document has the layout of GB/T 9704. */
export async function writeReport(report: Report, format: WrittenFormat): Promise<WrittenFile> {
  const bytes = format === 'xlsx' ? await writeXlsx(reportSheets(report)) : await writeDocx(reportDocument(report));
  return { name: `${titleOf(report)}.${format}`, format, bytes };
}
