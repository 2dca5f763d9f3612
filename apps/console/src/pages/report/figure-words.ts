import type { Figure, IndicatorShown, Text } from '../../api/reports';
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
