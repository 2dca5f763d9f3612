import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { addPlanItem } from './add-plan-item.js';
import { amendPlanItem } from './amend-plan-item.js';
import { AnnualPlan } from './annual-plan.js';
import { approvePlan } from './approve-plan.js';
import { draftPlan } from './draft-plan.js';
import { dropPlanItem } from './drop-plan-item.js';
import { importPlan } from './import-plan.js';

const here = { id: '2026' };
const clerk = { ...here, facts: { mayApprove: false } };
const lead = { ...here, facts: { mayApprove: true } };
const title = fc.constantFrom('工作计划', '工作要点');
const itemId = fc.constantFrom('i1', 'i2', 'i3');
const reason = fc.constantFrom('县里要求', '天气');
const time = {
  quarter: fc.constantFrom(null, 1, 2),
  month: fc.constantFrom(null, 2, 5),
  dueOn: fc.constantFrom('2026-02-10', '2026-12-01', '2027-01-01'),
};
const fields = {
  ...time,
  type: fc.constantFrom('TRAINING' as const, 'FORUM' as const),
  title,
  targetCount: fc.integer({ min: 1, max: 3 }),
  topics: fc.subarray(['茶产业', '养老']),
  outside: fc.constant<string[]>([]),
  owner: fc.constantFrom(null, '办公室'),
  source: fc.constant(null),
};
const requiredKeys = ['type', 'title', 'quarter', 'month', 'targetCount', 'topics', 'outside', 'owner', 'source'] as const;
const item = fc.record({ ...fields, itemId, reason }, { requiredKeys: [...requiredKeys, 'itemId'] });
const commitments = { quotas: {}, cadences: [], rules: [], filings: [] };
const { source: _source, ...amendable } = fields;

describe('annual plan', () => {
  it('is drafted once, and its items stay within its year, whatever is tried', () =>
    anyHistory(
      AnnualPlan,
      [
        attempts(draftPlan, fc.record({ title }), here),
        attempts(
          importPlan,
          fc.record({
            title,
            document: fc.constant({ name: 'pasted', text: '计划' }),
            commitments: fc.constant(commitments),
            items: fc.uniqueArray(fc.record({ ...fields, itemId }, { requiredKeys: [...requiredKeys, 'itemId'] }), {
              selector: (one) => one.itemId,
            }),
          }),
          { ...here, facts: { digest: 'd' } },
        ),
        attempts(addPlanItem, item, clerk),
        attempts(addPlanItem, item, lead),
        attempts(amendPlanItem, fc.record({ ...amendable, itemId, reason }, { requiredKeys: ['itemId'] }), clerk),
        attempts(amendPlanItem, fc.record({ ...amendable, itemId, reason }, { requiredKeys: ['itemId'] }), lead),
        attempts(dropPlanItem, fc.record({ itemId, reason }), lead),
        attempts(approvePlan, fc.record({ on: fc.constantFrom('2026-01-20', '2026-02-01') }), here),
      ],
      {
        holds(plan, history) {
          expect(history.filter(({ type }) => type === 'PlanDrafted').length).toBeLessThanOrEqual(1);
          expect(history.filter(({ type }) => type === 'PlanApproved').length).toBeLessThanOrEqual(1);
          for (const { dueOn, quarter, month } of Object.values(plan.items)) {
            expect(dueOn.startsWith('2026-')).toBe(true);
            if (month !== null) expect(quarter).toBe(Math.ceil(month / 3));
          }
          for (const dropped of Object.keys(plan.dropped)) expect(plan.items).not.toHaveProperty(dropped);
        },
      },
    ));
});
