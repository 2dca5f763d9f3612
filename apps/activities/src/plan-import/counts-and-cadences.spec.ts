import { readCadenceMentions } from './cadences.js';
import { readCounts } from './counts.js';
import { readQuotas } from './quotas.js';
import { readAmountFen, readFilings, readRules } from './rules.js';

describe('counts', () => {
  it.each<[string, number]>([
    ['开展视察一次', 1],
    ['提案两件', 2],
    ['召开会议四次', 4],
    ['2-3次', 2],
    ['活动不少于4次', 4],
    ['至少一次', 1],
    ['十二期', 12],
    ['3 场', 3],
  ])('reads %s', (text, value) => expect(readCounts(text).map((count) => count.value)).toEqual([value]));

  it.each(['十五届人大五次会议', '第二次会议', '县政协四次全会'])('takes %s for no count', (text) => expect(readCounts(text)).toEqual([]));
});

describe('cadences', () => {
  it.each<[string, string, number]>([
    ['每季度召开', 'quarter', 1],
    ['每月一次', 'month', 1],
    ['每半年', 'half-year', 1],
    ['每周', 'week', 1],
    ['每两个月', 'year', 6],
  ])('reads %s', (text, every, times) => expect(readCadenceMentions(text)).toMatchObject([{ every, times }]));

  it('takes the end of each quarter for the day of a filing, or for when something is held', () => {
    expect(readCadenceMentions('于每季度末报县政协')).toEqual([]);
    expect(readCadenceMentions('每季度末召开例会')).toMatchObject([{ every: 'quarter', times: 1 }]);
  });
});

describe('quotas', () => {
  it.each<[string, unknown]>([
    ['每位委员至少提交两份高质量的提案', { proposal: 2 }],
    ['报送社情民意信息30条以上，每名委员不少于2条', { opinionItem: 2 }],
    ['委员每人联系5户群众', { residentContact: 5 }],
    [
      '要求每位委员全年参加一次以上视察或调研活动，撰写一件以上提案，年终写一份述职报告',
      { surveyOrInspection: 1, proposal: 1, dutyReport: 1 },
    ],
  ])('reads %s', (text, quotas) => expect(readQuotas(text)?.quotas).toEqual(quotas));

  it('takes what the committee does for no quota', () => expect(readQuotas('全年提交提案20件')).toBeNull());
});

describe('rules and filings', () => {
  it('tells prizes apart', () => {
    expect(readRules('社情民意信息被县政协采用的每条奖励50元')).toEqual(['opinion-prize']);
    expect(readRules('稿件被市级媒体刊发的，每篇奖励100元')).toEqual(['publicity-prize']);
    expect(readRules('提案被立案的，每件奖励100元')).toEqual(['proposal-prize']);
  });

  it('reads the one sum, none of several', () => {
    expect(readAmountFen('每条奖励50元')).toBe(5000);
    expect(readAmountFen('县级50元，市级100元')).toBeUndefined();
  });

  it('reads filing duties', () => {
    expect(readFilings('做到年初有计划,半年有总结,年终有总结')).toEqual(['plan', 'half-year', 'year-end']);
    expect(readFilings('年底召开一次总结会议')).toEqual([]);
    expect(readFilings('活动情况于每季度末报县政协办公室')).toEqual(['other']);
  });
});
