import { Refused } from '@tongxin/eventing';

/** A plan's id is its year: one plan per committee and year. */
export function planYearOf(id: string): number {
  if (!/^20\d\d$/.test(id)) throw new Refused('annual-plan.not-a-year', { id });
  return Number(id);
}
