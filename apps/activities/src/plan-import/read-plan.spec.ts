import { Refused } from '@tongxin/eventing';
import { toPlanJson } from './plan-json.js';
import { readPlan } from './read-plan.js';

const plan = (...lines: string[]): string => ['青石镇政协工委2024年工作计划', ...lines].join('\n');

const refusalOf = (text: string): string | null => {
  try {
    readPlan(text);
    return null;
  } catch (error) {
    return error instanceof Refused ? error.code : String(error);
  }
};

describe('read plan', () => {
  it('makes several items of a sentence that plans several', () => {
    const { items } = readPlan(plan('一、第一季度', '1．举办迎春茶话会，走访慰问困难委员，列席镇人大会议。'));
    expect(items.map(({ type, quarter }) => [type, quarter])).toEqual([
      ['TEA_PARTY', 1],
      ['CONSOLATION_VISIT', 1],
      ['CONGRESS_OBSERVATION', 1],
    ]);
    expect(new Set(items.map(({ source }) => source)).size).toBe(1);
  });

  it('makes an item of each month that is listed', () => {
    const { items } = readPlan(plan('1．6月和11月各开展一次视察活动，5月、8月举办培训2次。'));
    expect(items.map(({ type, month, count }) => [type, month, count])).toEqual([
      ['INSPECTION', 6, 1],
      ['INSPECTION', 11, 1],
      ['TRAINING', 5, 1],
      ['TRAINING', 8, 1],
    ]);
  });

  it('keeps a range of months on one item', () => {
    const [item] = readPlan(plan('1．3至5月组织委员走访企业。')).items;
    expect(item).toMatchObject({ type: 'ENTERPRISE_VISIT', quarter: null, month: null, months: [3, 4, 5] });
  });

  it('says one activity once, though a plan names it in two places', () => {
    const { items } = readPlan(plan('一、工作重点', '1．围绕茶叶产业发展开展专题调研。', '二、时间安排', '1．5月份对茶叶产业进行调研。'));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ type: 'FIELD_SURVEY', month: 5 });
  });

  it('leaves last year’s work, principles and budgets alone', () => {
    const { items, left } = readPlan(
      plan(
        '一、2023年工作回顾',
        '组织委员视察5次。',
        '二、指导思想',
        '以学习贯彻党的二十大精神为主线。',
        '三、工作安排',
        '1．组织委员视察水库。',
        '四、经费预算',
        '1．视察经费2万元。',
      ),
    );
    expect(items.map(({ source }) => source)).toEqual(['组织委员视察水库。']);
    expect(left.map(({ text }) => text)).toEqual(['组织委员视察5次。', '以学习贯彻党的二十大精神为主线。', '视察经费2万元。']);
  });

  it('reads rows of a table and who is in charge', () => {
    const { items } = readPlan(plan('时间\t内容\t责任人', '4月\t视察学校食堂\t甲', '\t召开委员座谈会\t乙'));
    expect(items.map(({ type, month, owner }) => [type, month, owner])).toEqual([
      ['INSPECTION', 4, '甲'],
      ['FORUM', 4, '乙'],
    ]);
  });

  it.each([
    ['nothing', '', 'document.empty'],
    ['blanks', ' \n ', 'document.empty'],
    ['a shopping list', '购物清单\n1. 大米\n2. 春联', 'plan-import.not-a-plan'],
    ['a plan of slogans', plan('高举旗帜，牢牢把握团结和民主两大主题。'), 'plan-import.not-a-plan'],
    ['another body’s plan', '第二小学2024年工作计划\n1. 5月举行运动会。', 'plan-import.not-a-plan'],
    ['a notice', '关于召开委员座谈会的通知\n各位委员：定于3月12日召开座谈会。', 'plan-import.not-a-plan'],
  ])('refuses %s', (_what, text, code) => expect(refusalOf(text)).toBe(code));

  it('refuses a text longer than any plan', () => expect(refusalOf(plan('1．视察水库。'.repeat(10_000)))).toBe('document.too-large'));

  it.each(['一', '、', '（', '“', '3月', '视察', '对视察', '；', '1. 视察\n'])('does not hang on a flood of %j', (flood) =>
    expect(['plan-import.not-a-plan', 'document.too-large', null]).toContain(refusalOf(flood.repeat(40_000 / flood.length))),
  );

  it('has a published form', () => {
    const json = toPlanJson(readPlan(plan('1．5月视察水库。', '2．坚持为民履职。')));
    expect(json.items).toMatchObject([{ type: 'INSPECTION', quarter: 2, month: 5, count: 1, topics: ['水库'], source: '5月视察水库。' }]);
    expect(json).toMatchObject({ quotas: {}, cadences: [], rules: [], filings: [], left: ['坚持为民履职。'], year: 2024 });
  });
});
