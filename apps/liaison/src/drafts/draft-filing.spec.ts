import { ACTIVITY_TYPES, type TownshipFigure } from '@tongxin/contracts';
import fc from 'fast-check';
import { draftFiling, type DraftSources } from './draft-filing.js';

const count = (indicator: string, zh: string, numerator: number, part: TownshipFigure['part'] = null): TownshipFigure => ({
  ...{ indicator, zh, en: '', unit: 'count', version: 1, part, numerator, denominator: 0 },
});
const ratio = (indicator: string, zh: string, numerator: number, denominator: number): TownshipFigure => ({
  ...{ indicator, zh, en: '', unit: 'ratio', version: 1, part: null, numerator, denominator },
});
const type = (code: keyof typeof ACTIVITY_TYPES) => ({ axis: 'type', code, ...ACTIVITY_TYPES[code] });

const halfYear: DraftSources = {
  kind: 'half-year',
  period: '2026-H1',
  committee: '青石镇政协工委',
  figures: [
    ratio('plan.progress', '年度计划完成率', 1, 3),
    count('activity.held', '开展活动', 3),
    count('activity.held', '开展活动', 2, type('TRAINING')),
    count('activity.held', '开展活动', 1, type('FIELD_SURVEY')),
    ratio('activity.attendance', '活动出勤率', 0, 0),
    count('proposal.submitted', '提交提案', 4),
    ratio('demand.closed', '群众诉求办结率', 9, 10),
    count('lead.signed', '签约招商线索', 1),
  ],
  activities: [
    { type: 'TRAINING', title: '委员培训', on: '2026-03-05' },
    { type: 'FIELD_SURVEY', title: '茶产业调研', on: '2026-05-20' },
  ],
  planned: [],
};

describe('draft of a filing', () => {
  it('tells figures and activities section by section, in plain official sentences', () => {
    const { title, sections } = draftFiling(halfYear);
    expect(title).toBe('青石镇政协工委2026年上半年工作小结');
    expect(sections.map(({ heading, text }) => `${heading}|${text}`)).toEqual([
      '一、总体情况|2026年上半年，年度计划完成率33.33%（1/3）；开展活动3次；活动出勤率无应计数（0/0）。',
      '二、学习培训|2026年上半年，开展培训2次。\n主要活动：3月5日，委员培训。',
      '三、协商活动|2026年上半年无相关情况。',
      '四、视察调研|2026年上半年，开展调研1次。\n主要活动：5月20日，茶产业调研。',
      '五、提案工作|2026年上半年，提交提案4件。',
      '六、社情民意信息工作|2026年上半年无相关情况。',
      '七、委员履职|2026年上半年无相关情况。',
      '八、群众诉求|2026年上半年，群众诉求办结率90%（9/10）。',
      '九、其他工作|2026年上半年，签约招商线索1。',
    ]);
  });
  it('tells how an indicator is made up beside it', () => {
    const level = { axis: 'level', code: 'COUNTY', zh: '县级', en: 'County' };
    const { sections } = draftFiling({
      ...halfYear,
      activities: [],
      figures: [count('opinion.adopted', '采用信息', 2), count('opinion.adopted', '采用信息', 2, level)],
    });
    expect(sections.find(({ code }) => code === 'OPINION')?.text).toBe('2026年上半年，采用信息2篇，其中县级2篇。');
  });
  it('tells a plan by its items, without figures', () => {
    const planned = [
      { title: '新春茶话会', quarter: 1, targetCount: 1 },
      { title: '委员培训', quarter: null, targetCount: 12 },
    ];
    expect(draftFiling({ ...halfYear, kind: 'plan', period: '2026', planned })).toEqual({
      title: '青石镇政协工委2026年工作计划',
      sections: [{ code: 'PLAN', heading: '一、年度工作安排', text: '第一季度：新春茶话会（1次）。\n全年：委员培训（12次）。' }],
      figures: [],
    });
    expect(draftFiling({ ...halfYear, kind: 'plan', period: '2026' }).sections[0]?.text).toBe('年度计划尚未列出事项。');
  });

  const label = fc.constantFrom('甲', '乙');
  const anyFigure: fc.Arbitrary<TownshipFigure> = fc.record({
    indicator: fc.constantFrom('plan.progress', 'activity.held', 'proposal.filed', 'unknown', 'constructor.x', 'reward.paid'),
    zh: label,
    en: label,
    unit: fc.constantFrom('count' as const, 'ratio' as const),
    version: fc.constantFrom(1, 2),
    part: fc.option(
      fc.record({
        axis: fc.constantFrom('type', 'sector'),
        code: fc.constantFrom('TRAINING', '工商联', 'constructor'),
        zh: label,
        en: label,
      }),
      { nil: null },
    ),
    numerator: fc.integer({ min: 0, max: 10_000 }),
    denominator: fc.integer({ min: 0, max: 10_000 }),
  });
  it('tells every figure it was given, whatever the ledger comes to know', () =>
    fc.assert(
      fc.property(fc.array(anyFigure), (figures) => {
        const { sections, figures: recorded } = draftFiling({ ...halfYear, figures });
        const text = sections.map((section) => section.text).join('\n');
        expect(recorded.map(({ numerator, denominator }) => [numerator, denominator])).toEqual(
          figures.map(({ numerator, denominator }) => [numerator, denominator]),
        );
        for (const { unit, numerator, denominator } of figures)
          expect(text).toContain(unit === 'count' ? `${numerator}` : `${numerator}/${denominator}）`);
      }),
    ));
});
