import { INDICATORS } from '../indicators/catalogue.js';
import { activityHeld } from '../indicators/activity-held.js';
import { cellOf, indicatorShown } from './figure.js';
import type { Cell, Comparison, EventShown, IndicatorShown, Lines, LineShown, PeriodShown, Report, Trend } from './report.models.js';

// Answers as they may look, for the API document.

const period: PeriodShown = { code: '2023-H1', name: '2023年上半年', from: '2023-01-01', to: '2023-06-30' };
const township = { code: '990101101', name: '示例镇政协工作委员会' };
const held = { 'type=TRAINING': [1, 0], 'type=INSPECTION': [1, 0] } as const;

const cells: Cell[] = [
  { indicator: 'plan.progress', numerator: 3, denominator: 4, value: 0.75, parts: [] },
  {
    indicator: 'activity.held',
    numerator: 2,
    denominator: 0,
    value: 2,
    parts: [
      { axis: 'type', code: 'TRAINING', numerator: 1, denominator: 0, value: 1 },
      { axis: 'type', code: 'INSPECTION', numerator: 1, denominator: 0, value: 1 },
    ],
  },
  { indicator: 'activity.attendance', numerator: 20, denominator: 23, value: 0.8696, parts: [] },
  ...INDICATORS.slice(3).map((indicator) => cellOf(indicator)),
];

const shown = { type: 'ActivityHeld', stream: 'activity-990101101.0c5e8a52-58a4-5d0c-9b2b-52f1d0c8a001', revision: 3 };
const id = '6a1f0d58-4a37-5c58-8a3b-0a5d7f6c1e11';
const said = { title: '第一季度委员培训', label: { zh: '举行活动：第一季度委员培训', en: 'Activity held: 第一季度委员培训' } };
const signed = { actor: 'clerk@990101101', recordedAt: '2023-03-16T01:20:00.000Z' };

const line: LineShown = {
  township,
  businessDate: '2023-03-15',
  numerator: 1,
  denominator: 0,
  axes: { type: 'TRAINING' },
  ...said,
  event: { id, ...shown },
  ...signed,
};

export const dictionary: IndicatorShown[] = INDICATORS.map((indicator) => indicatorShown(indicator, held));
export const report: Report = {
  period,
  position: 812,
  by: 'township',
  standard: { version: 2, effectiveFrom: '2023-01-01' },
  indicators: dictionary,
  rows: [{ ...township, cells }],
  totals: cells,
};
export const comparison: Comparison = {
  period,
  position: 812,
  indicator: indicatorShown(activityHeld, held),
  whole: { numerator: 2, denominator: 0, value: 2 },
  rows: [{ ...township, numerator: 2, denominator: 0, value: 2 }],
};
export const trend: Trend = {
  period,
  position: 812,
  indicator: indicatorShown(activityHeld, held),
  township,
  months: [{ month: '2023-03', numerator: 2, denominator: 0, value: 2 }],
};
export const lines: Lines = { period, position: 812, indicator: 'activity.held', items: [line] };
export const event: EventShown = {
  id,
  ...shown,
  ...said,
  ...signed,
  occurredOn: '2023-03-15',
  storedAt: '2023-03-16T01:20:03.000Z',
  position: 604,
  data: { on: '2023-03-15', hours: 3, outsideCount: 0 },
};
