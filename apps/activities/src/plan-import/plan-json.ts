import type { PlanReading, ReadItem } from './plan-reading.js';

export type PlanJsonItem = Pick<
  ReadItem,
  'type' | 'title' | 'quarter' | 'month' | 'count' | 'topics' | 'source' | 'sure' | 'months' | 'period' | 'outside' | 'owner' | 'report'
>;

export interface PlanJson {
  items: PlanJsonItem[];
  quotas: PlanReading['quotas'];
  cadences: Pick<PlanReading['cadences'][number], 'type' | 'every' | 'count' | 'source'>[];
  rules: { kind: string; source: string; amountFen?: number }[];
  filings: Pick<PlanReading['filings'][number], 'kind' | 'source'>[];
  left: string[];
  year: number | null;
  committeeName: string | null;
}

/** The published form of a reading, as `import-plan --dry-run --json` prints it. */
export function toPlanJson({ items, quotas, cadences, rules, filings, left, year, committeeName }: PlanReading): PlanJson {
  return {
    items: items.map(({ type, title, quarter, month, count, topics, source, sure, months, period, outside, owner, report }) => ({
      type,
      title,
      quarter,
      month,
      count,
      topics,
      source,
      sure,
      months,
      period,
      outside,
      owner,
      report,
    })),
    quotas,
    cadences: cadences.map(({ type, every, count, source }) => ({ type, every, count, source })),
    rules: rules.map(({ kind, source, amountFen }) => ({ kind, source, ...(amountFen === undefined ? {} : { amountFen }) })),
    filings: filings.map(({ kind, source }) => ({ kind, source })),
    left: left.map(({ text }) => text),
    year,
    committeeName,
  };
}
