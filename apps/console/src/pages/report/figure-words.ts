import type { Drill, Figure, IndicatorShown, Report, ReportRow, Text } from '../../api/reports';
import { settings } from '../../settings';

/** A figure as it is read: a count, or a percentage with one place; a dash where there is nothing to divide by. */
export function valueText({ unit }: Pick<IndicatorShown, 'unit'>, { value }: Figure): string {
  if (value === undefined) return '—';
  return unit === 'ratio' ? `${(value * 100).toFixed(1)}%` : String(value);
}

/** What a ratio is made of; empty for counts. */
export function madeOf({ unit }: Pick<IndicatorShown, 'unit'>, { numerator, denominator }: Figure): string {
  return unit === 'ratio' ? `${numerator} / ${denominator}` : '';
}

/** What happened, without the title of what it happened to, which stands beside it. */
export function happening(label: Text, title: string): string {
  return inLanguage(label)
    .replace(title, '')
    .replace(/[：:\s]+$/u, '');
}

export const inLanguage = (text: Text): string => text[settings.locale];

/** The figure of an indicator in a row; the row of all has no code. */
export function drillOf({ by }: Pick<Report, 'by'>, { code }: Pick<ReportRow, 'code'>, indicator: string): Drill {
  if (code === '') return { indicator };
  return by === 'township' ? { indicator, township: code } : { indicator, axis: { code: by, value: code } };
}
