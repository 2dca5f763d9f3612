import { endOf } from '@tongxin/calendar';
import { Refused } from '@tongxin/eventing';
import { createHash } from 'node:crypto';
import type { ImportPlan } from './annual-plan/import-plan.js';
import type { PlanReading, ReadItem } from './plan-import/plan-reading.js';
import type { PlanPreview } from './plan-preview.models.js';

/** Characters of a document that an import takes. */
const LONGEST_TEXT = 50_000;

/** What was read, beside the document it was read from, as a clerk looks at it before confirming. */
export function planPreview({ name, text }: { name: string; text: string }, reading: PlanReading): PlanPreview {
  if (text.length > LONGEST_TEXT) throw new Refused('plan-import.too-long', { most: LONGEST_TEXT, length: text.length });
  const { year, committeeName, items, quotas, cadences, rules, filings, left } = reading;
  const digest = createHash('sha256').update(text).digest('hex');
  return {
    document: { name, digest, text },
    year,
    committeeName,
    items: items.map(({ months: _months, period: _period, ...item }, index) => ({ ...item, dueOn: dueOnOf(items[index], year) })),
    quotas: { ...quotas },
    cadences,
    rules,
    filings,
    left,
  };
}

/** The command that confirms a reading as it is. */
export function confirmed({ document: { name, text }, ...preview }: PlanPreview, title: string): ImportPlan {
  return {
    title,
    document: { name, text },
    commitments: {
      quotas: preview.quotas,
      cadences: preview.cadences.map(({ type, every, count, source }) => ({ type, every, count, source })),
      rules: preview.rules.map(({ kind, source }) => ({ kind, source })),
      filings: preview.filings.map(({ kind, source }) => ({ kind, source })),
    },
    items: preview.items.map(({ span: _span, report: _report, sure: _sure, why: _why, count, dueOn, ...item }, index) => ({
      ...item,
      itemId: `item-${index + 1}`,
      targetCount: count,
      ...(dueOn !== null && { dueOn }),
    })),
  };
}

/** A range of months is due at the end of its last, half a year at its own; what names a month or quarter only needs no day. */
function dueOnOf(item: ReadItem | undefined, year: number | null): string | null {
  if (!item || year === null || item.month !== null) return null;
  const last = item.months.at(-1) ?? (item.period === 'H1' ? 6 : null);
  return last === null ? null : endOf(year, null, last);
}
