import type { PlanPreview } from '../../api/plans';
import { inYear, surenessOf, usePlanDraft, type PlanDraft } from './plan-draft';

const text = '2023年计划。举办茶话会。走访慰问老委员。每月培训一次。';
const preview: PlanPreview = {
  document: { name: 'pasted', digest: '00', text },
  year: 2023,
  committeeName: '清河镇政协工委',
  items: [
    {
      type: 'TEA_PARTY',
      title: '举办茶话会',
      quarter: 1,
      month: null,
      dueOn: null,
      count: 1,
      topics: [],
      outside: [],
      owner: null,
      report: false,
      sure: 0.9,
      why: ['茶话会'],
      source: '举办茶话会。',
      span: { start: 8, end: 14 },
    },
  ],
  quotas: { proposal: 1 },
  cadences: [{ type: 'TRAINING', every: 'month', count: 1, source: '每月培训一次。', span: { start: 22, end: 29 } }],
  rules: [],
  filings: [],
  left: [{ text: '（三）走访慰问老委员，送去关心。', span: { start: 14, end: 22 } }],
};

const draft = (): PlanDraft => usePlanDraft(preview, 2026, (year) => `${year}年工作计划`);

it('confirms what was read as it was read', () => {
  expect(draft().toImport()).toMatchObject({
    title: '2023年工作计划',
    document: { name: 'pasted', text },
    items: [{ itemId: 'item-0', type: 'TEA_PARTY', quarter: 1, targetCount: 1, source: '举办茶话会。' }],
    commitments: { quotas: { proposal: 1 }, cadences: [{ type: 'TRAINING', every: 'month', count: 1, source: '每月培训一次。' }] },
  });
});

it('makes an item of a sentence left over, in its place, and lights it', () => {
  const { makeItem, items, left, lit } = draft();
  const made = makeItem('left-0');
  expect(made?.entry).toMatchObject({ title: '走访慰问老委员', source: '（三）走访慰问老委员，送去关心。' });
  expect(items.map(({ key }) => key)).toEqual(['item-0', 'added-0']);
  expect(left).toEqual([]);
  expect(lit.value).toBe('added-0');
});

it('counts what a person has edited as theirs', () => {
  const { items, change } = draft();
  const [item] = items;
  if (!item) throw new Error('no item');
  change('item-0', { ...item.entry, title: '举办迎春茶话会' });
  expect(surenessOf(items[0]?.sure ?? null)).toBe('own');
});

it('drops an item', () => {
  const { drop, toImport } = draft();
  drop('item-0');
  expect(toImport().items).toEqual([]);
});

it('moves due days to the year of the plan', () => {
  const entry = {
    type: 'OTHER',
    title: '培训',
    quarter: null,
    month: null,
    targetCount: 1,
    topics: [],
    outside: [],
    owner: null,
    source: null,
  } as const;
  const due = (dueOn: string): string | undefined => inYear({ ...entry, topics: [], outside: [], dueOn }, 2025).dueOn;
  expect(due('2023-06-30')).toBe('2025-06-30');
  expect(due('2024-02-29')).toBe('2025-02-28');
});
