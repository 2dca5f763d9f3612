import type { CadenceUnit } from '@tongxin/contracts';
import { NUMBER, readNumber } from './numbers.js';

export interface CadenceMention {
  every: CadenceUnit;
  /** How many such units make one interval; 每两个月 is 6 a year, so it becomes `year` × 6. */
  times: number;
  start: number;
  end: number;
}

const UNITS: Readonly<Record<string, CadenceUnit>> = {
  周: 'week',
  星期: 'week',
  月: 'month',
  月度: 'month',
  季: 'quarter',
  季度: 'quarter',
  半年: 'half-year',
  年: 'year',
  年度: 'year',
};
const EVERY = new RegExp(
  `每(?:隔)?(?:(${NUMBER})个?)?个?(季度|季|月度|月|半年|星期|周|年度|年)(?<!年度?(?=度?末))(?!度?末[^，,]{0,3}报)`,
  'g',
);

/** Finds 每季度, 每月, 每半年, 每年, 每周, 每两个月, 逐月. */
export function readCadenceMentions(text: string): CadenceMention[] {
  const spelled = [...text.matchAll(EVERY)].map(toMention).filter((mention) => mention !== null);
  const others = [...text.matchAll(/按(月|季度?)(?=开展|组织|召开)|逐月|双月/g)].map(({ 0: whole, 1: unit, index }) => ({
    ...(whole === '双月' ? { every: 'year' as const, times: 6 } : { every: UNITS[unit ?? '月'] ?? ('month' as const), times: 1 }),
    start: index,
    end: index + whole.length,
  }));
  return [...spelled, ...others].sort((a, b) => a.start - b.start);
}

function toMention({ 0: whole, 1: interval, 2: unit = '', index }: RegExpExecArray): CadenceMention | null {
  const every = UNITS[unit];
  const place = { start: index, end: index + whole.length };
  if (every === undefined) return null;
  const length = interval === undefined ? 1 : readNumber(interval);
  if (length === 1) return { every, times: 1, ...place };
  return every === 'month' && 12 % length === 0 ? { every: 'year', times: 12 / length, ...place } : null;
}
