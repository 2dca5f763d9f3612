import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PlanReading, ReadItem } from '../../../apps/activities/src/plan-import/plan-reading.js';
import { readPlan } from '../../../apps/activities/src/plan-import/read-plan.js';

const textOf = (name: string): string => readFileSync(join(import.meta.dirname, 'given', `${name}-2023.txt`), 'utf8');
const typesIn = ({ items }: PlanReading, quarter: number): string[] => items.filter((item) => item.quarter === quarter).map(({ type }) => type);
const undated = ({ quarter, month, period, months }: ReadItem): boolean => quarter === null && month === null && period === null && months.length === 0;

describe.each(['township-a', 'township-b', 'subdistrict-c'])('%s', (name) => {
  const text = textOf(name);
  const reading = readPlan(text);

  it('is of 2023', () => expect(reading.year).toBe(2023));

  it('points at the very sentences it read', () => {
    for (const { source, span } of [...reading.items, ...reading.cadences, ...reading.rules, ...reading.filings]) {
      expect(text.slice(span.start, span.end)).toBe(source);
    }
    for (const { text: sentence, span } of reading.left) expect(text.slice(span.start, span.end)).toBe(sentence);
  });

  it('makes no item of slogans', () => {
    const sources = reading.items.map(({ source }) => source).join('\n');
    expect(sources).not.toMatch(/三个代表”重要思想为核心指导|牢牢把握|党的二十大|期望在新的一年|希望在新的一年|维稳促和|外树形象|创新发展是/);
  });
});

describe('township-a', () => {
  const reading = readPlan(textOf('township-a'));

  it('plans its four quarters', () => {
    expect(typesIn(reading, 1)).toEqual(['TEA_PARTY', 'CONSOLATION_VISIT', 'CONGRESS_OBSERVATION']);
    expect(typesIn(reading, 2)).toEqual(['TRAINING', 'MEETING', 'AID']);
    expect(typesIn(reading, 3)).toEqual(['INSPECTION', 'FIELD_SURVEY']);
    expect(typesIn(reading, 4)).toEqual(['APPRAISAL', 'FIELD_SURVEY', 'DUTY_REPORT']);
  });

  it('inspects three things together with deputies of the people’s congress, and reports a survey', () => {
    const [inspection, survey] = reading.items.filter(({ quarter }) => quarter === 3);
    expect(inspection).toMatchObject({ topics: ['农资市场', '粮食市场', '农业直补资金发放情况'], outside: ['县人大代表'] });
    expect(survey).toMatchObject({ report: true });
  });

  it('asks 四个一 of each member, which is no item', () => {
    expect(reading.quotas).toEqual({ surveyOrInspection: 1, proposal: 1, opinionItem: 1, dutyReport: 1 });
    expect(reading.items.filter(({ source }) => source.includes('根据县政协的要求,政协委员需在年度内'))).toEqual([]);
  });

  it('pays for adopted opinion items', () => expect(reading.rules.map(({ kind }) => kind)).toEqual(['opinion-prize']));
});

describe('township-b', () => {
  const reading = readPlan(textOf('township-b'));

  it('holds a member activity each quarter and a training each month', () =>
    expect(reading.cadences.map(({ type, every, count }) => ({ type, every, count }))).toEqual([
      { type: 'MEMBER_ACTIVITY', every: 'quarter', count: 1 },
      { type: 'TRAINING', every: 'month', count: 1 },
    ]));

  it('plans the symposium, inspections of key projects, visits to members, pairing and supervision', () => {
    expect(reading.items.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['ENTERPRISE_SYMPOSIUM', 'INSPECTION', 'MEMBER_VISIT', 'AID', 'SUPERVISION', 'FIELD_SURVEY']),
    );
    expect(reading.items.find(({ type }) => type === 'INSPECTION')?.topics).toEqual(['全镇重点工程']);
    expect(reading.items.every(undated)).toBe(true);
  });

  it('asks two proposals of each member', () => expect(reading.quotas).toEqual({ proposal: 2 }));

  it('files a plan, a half-year and a year-end summary', () =>
    expect(reading.filings.map(({ kind }) => kind)).toEqual(['plan', 'half-year', 'year-end']));
});

describe('subdistrict-c', () => {
  const reading = readPlan(textOf('subdistrict-c'));

  it('is of 桥东街道', () => expect(reading.committeeName).toBe('桥东街道政协工委'));

  it('plans the members’ home, a study plan and an activity plan', () => {
    expect(reading.items.find(({ type }) => type === 'MEMBERS_HOME')?.source).toContain('委员之家各项功能');
    expect(reading.items.find(({ type }) => type === 'STUDY')?.title).toContain('学习计划');
    expect(reading.items.find(({ type }) => type === 'MEMBER_ACTIVITY')?.title).toContain('全年工作计划');
  });

  it('takes up the five lines of its section five', () => {
    const lines = reading.items.filter(({ type }) => type === 'TOPIC_LINE' || type === 'CHARITY').map(({ source }) => source);
    expect(lines).toHaveLength(5);
    for (const [index, word] of ['传统文化', '绿色种养', '农家乐', '殡葬', '慈善'].entries()) expect(lines[index]).toContain(word);
  });

  it('invents no date', () => expect(reading.items.every(undated)).toBe(true));
});
