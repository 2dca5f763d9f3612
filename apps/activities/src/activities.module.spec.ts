import { checked } from '@tongxin/runtime';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { activities } from './activities.module.js';
import * as examples from './examples.js';
import { refusals } from './refusals.js';

const root = join('apps', 'activities', 'src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(root, file), 'utf8'));
const codes = new Set(sources.flatMap((source) => [...source.matchAll(/new Refused\(\s*'([^']+)'/g)].map(([, code]) => code)));

const command = (name: string) => {
  const found = activities.commands.find((one) => one.name === name);
  if (!found) throw new Error(`no command ${name}`);
  return found;
};
const refused = (name: string, body: object) => expect(checked(command(name).dto, body)).rejects.toMatchObject({ code: 'command.invalid' });

describe('activities', () => {
  it('has a text for every refusal, and no more', () =>
    expect(Object.keys(refusals).sort()).toEqual([...codes].filter((code) => !/^(document|http)\./.test(code ?? '')).sort()));
  it('has one name for every command', () => {
    const names = activities.commands.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
  it.each(activities.commands.map(({ name, dto, options }) => [name, dto, options.example] as const))(
    'accepts the example of %s',
    async (_name, dto, example) => {
      expect(example).toBeDefined();
      expect(JSON.parse(JSON.stringify(await checked(dto, example)))).toEqual(example);
    },
  );
  it.each([
    ['annual-plans/draft-plan', { title: '' }],
    ['annual-plans/draft-plan', { title: '长'.repeat(101) }],
    ['annual-plans/approve-plan', { on: null }],
    ['annual-plans/approve-plan', { on: '2026-02-30' }],
    ['annual-plans/add-plan-item', { ...examples.addPlanItem, quarter: 5 }],
    ['annual-plans/add-plan-item', { ...examples.addPlanItem, type: 'PARTY' }],
    ['annual-plans/add-plan-item', { ...examples.addPlanItem, topics: null }],
    ['annual-plans/add-plan-item', { ...examples.addPlanItem, dueOn: null }],
    ['annual-plans/add-plan-item', { ...examples.addPlanItem, extra: 1 }],
    ['annual-plans/amend-plan-item', { itemId: 'i1', title: null }],
    ['annual-plans/amend-plan-item', { itemId: '__proto__', title: '会' }],
    ['annual-plans/import-plan', { ...examples.importPlan, items: [null] }],
    ['annual-plans/import-plan', { ...examples.importPlan, items: {} }],
    ['annual-plans/import-plan', { ...examples.importPlan, items: [[]] }],
    ['annual-plans/import-plan', { ...examples.importPlan, items: [examples.addPlanItem, examples.addPlanItem] }],
    ['annual-plans/import-plan', { ...examples.importPlan, document: [] }],
    ['annual-plans/import-plan', { ...examples.importPlan, document: null }],
    [
      'annual-plans/import-plan',
      { ...examples.importPlan, commitments: { ...examples.importPlan.commitments, quotas: { proposal: '1' } } },
    ],
    [
      'annual-plans/import-plan',
      { ...examples.importPlan, commitments: { ...examples.importPlan.commitments, cadences: [{ every: 'day' }] } },
    ],
    ['activities/schedule-activity', { ...examples.scheduleActivity, plan: [] }],
    ['activities/schedule-activity', { ...examples.scheduleActivity, plan: { year: 2026 } }],
    ['activities/schedule-activity', { ...examples.scheduleActivity, place: undefined }],
    ['activities/amend-activity', { on: null }],
    ['activities/amend-activity', { plan: 'i1' }],
    ['activities/invite-members', { memberIds: [] }],
    ['activities/invite-members', { memberIds: ['1', '1'] }],
    ['activities/invite-members', { memberIds: [1] }],
    ['activities/hold-activity', { on: '2026-05-12', hours: '3', outsideCount: 0 }],
    ['activities/hold-activity', { on: '2026-05-12', hours: 3, outsideCount: 1.5 }],
    ['activities/record-attendance', { entries: [null] }],
    ['activities/record-attendance', { entries: [{ memberId: '1', state: 'THERE' }] }],
    [
      'activities/record-attendance',
      {
        entries: [
          { memberId: '1', state: 'LATE' },
          { memberId: '1', state: 'ABSENT' },
        ],
      },
    ],
  ])('refuses for %s the body %j', (name, body) => refused(name, body));
});
