import { Command } from 'commander';
import type { Cell, Report } from '../../../county/src/reports/report.models.js';
import { say, withProgress, type OutputOptions } from './output.js';
import { withProgram } from './with-program.js';

interface Options extends OutputOptions {
  period: string;
  asOf?: string;
  node?: string;
  as?: string;
}

export function reportCommand(): Command {
  return new Command('report')
    .description('县级汇总报告：乡镇 × 指标 / consolidated report, township by indicator')
    .requiredOption('--period <period>', '2023、2023-H1、2023-Q3 或 2023-06 / year, half-year, quarter or month')
    .option('--as-of <moment>', '截至某日（含当日）或某一时刻的记录 / as recorded by a day or an instant')
    .option('--node <id>', '县级节点 / the county node')
    .option('--as <account>', '以该账号的权限查询 / with the rights of an account')
    .option('--json', '只输出 JSON / print JSON and nothing else')
    .action(async ({ json, ...asked }: Options) => {
      const report = await withProgress('汇总', (progress) => withProgram<Report>('report', asked, progress));
      say(report, { json: json === true }, () => table(report));
    });
}

function table({ period, asOf, position, indicators, rows, totals }: Report): string {
  const head = ['乡镇', ...indicators.map(({ zh }) => zh)];
  const lines = [head, ...rows.map(({ name, cells }) => [name, ...cells.map(figure)]), ['合计', ...totals.map(figure)]];
  const widths = head.map((_, column) => Math.max(...lines.map((line) => width(line[column] ?? ''))));
  const body = lines.map((line) => line.map((text, column) => text + ' '.repeat((widths[column] ?? 0) - width(text))).join('  '));
  return [`${period.name}  ${period.from} — ${period.to}${asOf ? `  截至 ${asOf}` : ''}  @${position}`, ...body].join('\n');
}

function figure({ numerator, denominator, value }: Cell): string {
  if (denominator === 0) return String(numerator);
  return `${((value ?? 0) * 100).toFixed(1)}% (${numerator}/${denominator})`;
}

/** Columns of a terminal: a Chinese character takes two. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
}
