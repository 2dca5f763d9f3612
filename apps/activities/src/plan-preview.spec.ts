import { checked } from '@tongxin/runtime';
import { specFor } from '@tongxin/testing';
import { AnnualPlan } from './annual-plan/annual-plan.js';
import { ImportPlan, importPlan } from './annual-plan/import-plan.js';
import { readPlan } from './plan-import/read-plan.js';
import { PlanImportsController } from './plan-imports.controller.js';
import { confirmed, planPreview } from './plan-preview.js';

const text = `青石镇政协工委2026年工作计划
一、主要工作
1. 一季度召开新春茶话会一次。
2. 上半年组织委员开展茶产业专题调研,形成调研报告。
3. 每月组织委员培训一次。
4. 每位委员全年提交提案一件。
5. 年底上报工作总结。`;
const controller = new PlanImportsController();

describe('preview of a plan', () => {
  it('shows what was read beside the document', async () => {
    const preview = await controller.preview(undefined, { text });
    expect(preview).toMatchObject({ document: { name: 'pasted', text }, year: 2026, quotas: { proposal: 1 } });
    expect(preview.document.digest).toMatch(/^[0-9a-f]{64}$/);
    for (const { source, span } of preview.items) expect(text.slice(span.start, span.end)).toContain(source.slice(0, 4));
  });
  it('reads a file as well as pasted text', async () => {
    const { document, items } = await controller.preview({ name: '计划.txt', bytes: Buffer.from(text) }, {});
    expect([document.name, items]).toEqual(['计划.txt', (await controller.preview(undefined, { text })).items]);
  });
  it('gives half a year its own due day', () => {
    const survey = planPreview({ name: 'pasted', text }, readPlan(text)).items.find(({ type }) => type === 'FIELD_SURVEY');
    expect(survey).toMatchObject({ quarter: null, month: null, dueOn: '2026-06-30' });
  });
  it('can be confirmed as it is', async () => {
    const command = await checked(ImportPlan, confirmed(planPreview({ name: 'pasted', text }, readPlan(text)), '2026年工作计划'));
    const context = { today: '2026-01-10', now: '', id: '2026', node: '990101101', actor: 'clerk@990101101', facts: { digest: 'd' } };
    const events = importPlan(AnnualPlan.initial, command, context);
    expect(events.length).toBe(1 + command.items.length);
    specFor(AnnualPlan, importPlan, { id: '2026', facts: { digest: 'd' } })
      .given(...events)
      .when(command)
      .thenNothing();
  });
  it('refuses what is no plan, too long, or not there', async () => {
    await expect(controller.preview(undefined, { text: '今天天气很好。' })).rejects.toMatchObject({ code: 'plan-import.not-a-plan' });
    await expect(controller.preview(undefined, { text: '' })).rejects.toMatchObject({ code: 'document.empty' });
    await expect(controller.preview(undefined, {})).rejects.toMatchObject({ code: 'http.file-missing' });
    expect(() => planPreview({ name: 'pasted', text: text + '。'.repeat(100_000) }, readPlan(text))).toThrow('plan-import.too-long');
  });
});
