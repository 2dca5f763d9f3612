import { Command, Option } from 'commander';
import { writeFile } from 'node:fs/promises';
import type { WrittenFormat } from '@tongxin/documents';
import { figureText, ROWS_NAMED } from '../../../county/src/export/figure-text.js';
import { writeReport } from '../../../county/src/export/write-report.js';
import { REPORT_AXES, type ReportAxis } from '../../../county/src/reports/rows.js';
import type { Report } from '../../../county/src/reports/report.models.js';
import { say, withProgress, type OutputOptions } from './output.js';
import { withProgram } from './with-program.js';

interface Options extends OutputOptions {
  period: string;
  asOf?: string;
  by: ReportAxis;
  xlsx?: string;
  docx?: string;
  node?: string;
  as?: string;
}

export function reportCommand(): Command {
  return new Command('report')
    .description('县级汇总报告：乡镇 × 指标 / consolidated report, township by indicator')
    .requiredOption('--period <period>', '2023、2023-H1、2023-Q3 或 2023-06 / year, half-year, quarter or month')
    .option('--as-of <moment>', '截至某日（含当日）或某一时刻的记录 / as recorded by a day or an instant')
    .addOption(new Option('--by <axis>', '按乡镇或界别 / rows by township or by sector').choices(REPORT_AXES).default('township'))
    .option('--xlsx <file>', '另存为 XLSX / writes it to an XLSX file as well')
    .option('--docx <file>', '另存为公文格式的 DOCX / writes it to a DOCX file as well')
    .option('--node <id>', '县级节点 / the county node')
    .option('--as <account>', '以该账号的权限查询 / with the rights of an account')
    .option('--json', '只输出 JSON / print JSON and nothing else')
    .action(async ({ json, xlsx, docx, ...asked }: Options) => {
      const report = await withProgress('汇总', (progress) => withProgram<Report>('report', asked, progress));
      await save(report, { xlsx, docx });
      say(report, { json: json === true }, () => table(report));
    });
}

async function save(report: Report, files: Readonly<Record<WrittenFormat, string | undefined>>): Promise<void> {
  for (const format of ['xlsx', 'docx'] as const) {
    const file = files[format];
    if (file !== undefined) await writeFile(file, (await writeReport(report, format)).bytes);
  }
}

function table({ period, asOf, position, by, indicators, rows, totals }: Report): string {
  const head = [ROWS_NAMED[by], ...indicators.map(({ zh }) => zh)];
  const figures = (cells: Report['totals']): string[] =>
    indicators.map((indicator, at) => figureText(indicator, cells[at] ?? { numerator: 0, denominator: 0 }));
  const lines = [head, ...rows.map(({ name, cells }) => [name, ...figures(cells)]), ['合计', ...figures(totals)]];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))));
  const body = lines.map((line) => line.map((text, column) => text + ' '.repeat((widths[column] ?? 0) - width(text))).join('  '));
  return [`${period.name}  ${period.from} — ${period.to}${asOf ? `  截至 ${asOf}` : ''}  @${position}`, ...body].join('\n');
}

/** Columns of a terminal: a Chinese character takes two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
}
