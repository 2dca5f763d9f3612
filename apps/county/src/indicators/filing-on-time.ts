import type { FilingKind } from '@tongxin/contracts';
import type { Label } from '@tongxin/runtime';
import { filingReview, type FilingReview } from './filing-review.js';
import { NOTHING, type Indicator } from './indicator.js';

const KINDS: Readonly<Record<FilingKind, Label>> = {
  plan: { zh: '年度计划', en: 'Yearly plan' },
  'half-year': { zh: '半年总结', en: 'Half-year summary' },
  'year-end': { zh: '年终总结', en: 'Year-end summary' },
  other: { zh: '其他', en: 'Other' },
};

/** Of the filings due, how many were in time and accepted. */
export const filingOnTime: Indicator<FilingReview> = {
  code: 'filing.onTime',
  zh: '按时报送率',
  en: 'Filings on time',
  unit: 'ratio',
  definition: {
    zh: '已接收且在截止日期前（含当日）首次报送的材料数÷期内到期应报送的材料数，按报送种类分列，以截止日期为准；退回修改后再报的，以首次报送日期为准。',
    en:
      'Filings accepted that were submitted by the due date ÷ filings due, by kind, dated at the due date. ' +
      'What was returned and submitted again counts by the day it was first submitted.',
  },
  version: 1,
  axes: { kind: { zh: '报送种类', en: 'Kind of filing', values: KINDS } },
  entity: filingReview,
  reads: ['township', 'kind', 'dueOn', 'submittedOn'],
  contributions({ township, kind, dueOn, submittedOn }) {
    if (dueOn === null) return NOTHING;
    const isInTime = submittedOn !== null && submittedOn <= dueOn;
    return [{ township, axes: { kind }, businessDate: dueOn, numerator: isInTime ? 1 : 0, denominator: 1 }];
  },
};
