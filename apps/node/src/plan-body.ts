import type { ImportPlan } from '../../activities/src/annual-plan/import-plan.js';
import type { PlanReading } from '../../activities/src/plan-import/plan-reading.js';

/** What a reading comes to when it is confirmed as it was read. */
export function planBodyOf(reading: PlanReading, document: { name: string; text: string }, title: string): ImportPlan {
  const { items, quotas, cadences, rules, filings } = reading;
  return {
    title,
    document,
    commitments: {
      quotas: quotas as Record<string, number>,
      cadences: cadences.map(({ type, every, count, source }) => ({ type, every, count, source })),
      rules: rules.map(({ kind, source }) => ({ kind, source })),
      filings: filings.map(({ kind, source }) => ({ kind, source })),
    },
    items: items.map(({ type, title: named, quarter, month, count, topics, outside, owner, source }, index) => ({
      itemId: `item-${index + 1}`,
      type,
      title: named,
      quarter,
      month,
      targetCount: count,
      topics,
      outside,
      owner,
      source,
    })),
  };
}
