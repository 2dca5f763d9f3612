import type { Figure, Report } from '../reports/report.models.js';

/** A figure as it is read in Chinese: a count, or a percentage with what it was divided by; a dash where there is nothing to divide by. */
export function figureText({ unit }: { readonly unit: 'count' | 'ratio' }, { numerator, denominator, value }: Figure): string {
  if (unit === 'count') return String(numerator);
  return value === undefined ? '—' : `${(value * 100).toFixed(1)}%（${numerator}/${denominator}）`;
}

/** What the report stands on, so that it can be made again: days, what was known, position of the county's log, standard. */
export function standingTexts({ period, asOf, position, standard }: Report): readonly string[] {
  return [
    `业务日期：${period.from}至${period.to}`,
    `截至：${asOf === undefined ? '导出之时' : `${inChina(asOf)}（北京时间）`}收到的记录，汇总到日志第${position}条`,
    `履职标准：${standard ? `第${standard.version}版，自${standard.effectiveFrom}起施行` : '尚未发布'}`,
  ];
}

/** What an indicator means, by which version. */
export function definitionText({ zh, code, version, definition }: Report['indicators'][number]): string {
  return `${zh}（${code}，第${version}版）：${definition.zh}`;
}

/** What stands over a report's rows. */
export const ROWS_NAMED: Readonly<Record<Report['by'], string>> = { township: '乡镇（街道）', sector: '界别' };

export function titleOf({ period, by }: Report): string {
  return `${period.name}${by === 'sector' ? '分界别' : ''}履职工作汇总`;
}

function inChina(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}
