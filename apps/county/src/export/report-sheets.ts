import type { Column, Sheet } from '@tongxin/documents';
import type { Cell, IndicatorShown, Report, ReportRow } from '../reports/report.models.js';
import { definitionText, ROWS_NAMED, standingTexts, titleOf } from './figure-text.js';

type Value = string | number | null;

/** A report as sheets: all indicators, each indicator that is split by an axis, and what the figures mean. Numbers stay numbers. */
export function reportSheets(report: Report): readonly Sheet[] {
  return [summary(report), ...report.indicators.flatMap((indicator) => partsOf(report, indicator)), definitions(report)];
}

function summary(report: Report): Sheet {
  const columns = report.indicators.flatMap(columnsOf);
  const rows = allRows(report).map((row) => [
    ...headOf(report, row),
    ...row.cells.flatMap((cell, at) => valuesOf(report.indicators[at], cell)),
  ]);
  return { name: '汇总', title: titleOf(report), columns: [...headColumns(report), ...columns], rows, notes: standingTexts(report) };
}

function columnsOf({ zh, unit }: IndicatorShown): readonly Column[] {
  if (unit === 'count') return [{ heading: zh, show: 'integer' }];
  return [
    { group: zh, heading: '比率', width: 9, show: 'percent' },
    { group: zh, heading: '分子', width: 8, show: 'integer' },
    { group: zh, heading: '分母', width: 8, show: 'integer' },
  ];
}

function valuesOf(
  indicator: IndicatorShown | undefined,
  { numerator, denominator }: Pick<Cell, 'numerator' | 'denominator'>,
): readonly Value[] {
  if (indicator?.unit !== 'ratio') return [numerator];
  return [denominator === 0 ? null : numerator / denominator, numerator, denominator];
}

/** A sheet for each axis of an indicator: a row as in the report, a column for each value that occurs. */
function partsOf(report: Report, indicator: IndicatorShown): readonly Sheet[] {
  const at = report.indicators.indexOf(indicator);
  return indicator.axes
    .filter(({ values }) => values.length > 0)
    .map((axis): Sheet => {
      const partIn = (cell: Cell | undefined, value: string): Pick<Cell, 'numerator' | 'denominator'> =>
        cell?.parts.find((part) => part.axis === axis.code && part.code === value) ?? { numerator: 0, denominator: 0 };
      const columns = axis.values.flatMap((value) => columnsOf({ ...indicator, zh: value.zh }));
      const rows = allRows(report).map((row) => [
        ...headOf(report, row),
        ...axis.values.flatMap((value) => valuesOf(indicator, partIn(row.cells[at], value.code))),
      ]);
      return {
        name: `${indicator.zh}·${axis.zh}`,
        title: `${report.period.name}${indicator.zh}，按${axis.zh}`,
        columns: [...headColumns(report), ...columns],
        rows,
        notes: [...standingTexts(report), definitionText(indicator)],
      };
    });
}

function definitions({ indicators }: Report): Sheet {
  const columns: Column[] = [
    { heading: '指标', width: 18 },
    { heading: '代码', width: 20 },
    { heading: '口径版本', width: 10, show: 'integer' },
    { heading: '口径', width: 100 },
  ];
  return {
    name: '指标口径',
    title: '指标口径',
    columns,
    rows: indicators.map(({ zh, code, version, definition }) => [zh, code, version, definition.zh]),
  };
}

function headColumns({ by }: Report): readonly Column[] {
  const named: Column = { heading: ROWS_NAMED[by], width: 26 };
  return by === 'township' ? [named, { heading: '区划代码', width: 12 }] : [named];
}

function headOf({ by }: Report, { name, code }: Pick<ReportRow, 'name' | 'code'>): readonly Value[] {
  return by === 'township' ? [name, code] : [name];
}

function allRows({ rows, totals }: Report): readonly ReportRow[] {
  return [...rows, { name: '合计', code: '', cells: totals }];
}
