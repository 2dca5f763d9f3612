import { Refused } from '@tongxin/eventing';
import { endOf } from './day.js';

/** What a report is about: whole months, by business date. */
export interface Period {
  /** `2023`, `2023-H1`, `2023-Q3` or `2023-06`. */
  readonly code: string;
  /** First and last day, both inside. */
  readonly from: string;
  readonly to: string;
  /** `YYYY-MM`, in order. */
  readonly months: readonly string[];
  readonly name: string;
}

const form = /^([1-9]\d{3})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** @throws Refused `period.unknown-form` */
export function parsePeriod(code: string): Period {
  const [, year, half, quarter, month] = form.exec(code) ?? [];
  if (year === undefined) throw new Refused('period.unknown-form', { code });
  if (half !== undefined) return period(code, year, Number(half) * 6 - 5, 6, `${year}年${half === '1' ? '上' : '下'}半年`);
  if (quarter !== undefined) return period(code, year, Number(quarter) * 3 - 2, 3, `${year}年第${'一二三四'[Number(quarter) - 1]}季度`);
  if (month !== undefined) return period(code, year, Number(month), 1, `${year}年${Number(month)}月`);
  return period(code, year, 1, 12, `${year}年`);
}

function period(code: string, year: string, first: number, length: number, name: string): Period {
  const months = Array.from({ length }, (_, index) => `${year}-${String(first + index).padStart(2, '0')}`);
  return { code, from: `${months[0]}-01`, to: endOf(Number(year), null, first + length - 1), months, name };
}
