import type { FilingKind } from '@tongxin/contracts';
import type { RuleKind } from './plan-reading.js';

const PRIZE = /奖励|奖金|稿酬|稿费|给予[^，,。]{0,6}奖|每[篇条件][^，,。]{0,8}元/;
const USED = /采用|录用|采纳|刊用|刊登|刊发|转载/;

const RULES: readonly [RuleKind, (text: string) => boolean][] = [
  [
    'opinion-prize',
    (text) => (/社情民意|民意/.test(text) || (/信息/.test(text) && !/媒体|新闻|报刊/.test(text))) && USED.test(text) && PRIZE.test(text),
  ],
  [
    'proposal-prize',
    (text) => /提案[^；;]{0,30}/.test(text) && /优秀|立案|采纳|重点/.test(text) && /提案[^；;]*(?:奖励|奖金|元)/.test(text),
  ],
  [
    'publicity-prize',
    (text) => /稿件|新闻|报道|媒体|报刊|宣传[^，,]{0,6}稿/.test(text) && USED.test(text) && PRIZE.test(text) && !/社情民意/.test(text),
  ],
  [
    'commendation',
    (text) =>
      /评选[^，,。]{0,12}(?:优秀|先进|最美)|(?:优秀|先进)(?:政协)?委员[^，,。]{0,8}表彰|表彰[^，,。]{0,10}(?:优秀|先进|委员)|委员[^，,。]{0,6}表彰/.test(
        text,
      ),
  ],
  [
    'attendance',
    (text) =>
      /(?:缺席|无故不|不参加|未参加|请假)/.test(text) &&
      /(?:次|调整|撤销|通报|谈话|处理|免去|劝退|手续|考勤)/.test(text) &&
      /委员/.test(text),
  ],
  [
    'assessment',
    (text) =>
      /履职档案|(?:履职|委员)积分|积分(?:管理|考核)|量化(?:考核|积分|管理|评分)|(?:考核|评价)(?:办法|细则|评分|结果|体系)|履职评价|一人一档/.test(
        text,
      ) && /委员|履职/.test(text),
  ],
];

/** Names the rules a sentence lays down: prizes, commendation, attendance, assessment. */
export function readRules(text: string): RuleKind[] {
  return RULES.filter(([, says]) => says(text)).map(([kind]) => kind);
}

/** The one prize a sentence names, in fen; none when it names several or no sum. */
export function readAmountFen(text: string): number | undefined {
  const sums = [...text.matchAll(/(\d{1,6})\s*元/g)];
  return sums.length === 1 ? Number(sums[0]?.[1]) * 100 : undefined;
}

const SENT = '(?:报送|上报|报|提交|呈报|交|送)';
const SUPERIOR = '(?:县|区|市|上级|旗)?(?:政协|委员会|委)';
const FILINGS: readonly [FilingKind, RegExp][] = [
  [
    'plan',
    new RegExp(
      `年初[^，,。]{0,4}有[^，,。]{0,4}计划|${SENT}[^，,。；]{0,14}(?:年度|全年|工作|活动)计划|(?:年度|全年|工作|活动)计划[^，,。；]{0,10}(?:${SENT}[^，,。；]{0,6}${SUPERIOR}|备案)`,
    ),
  ],
  ['half-year', /半年[^，,。；召开]{0,6}(?:总结|小结)(?!大?会)/],
  [
    'year-end',
    new RegExp(
      `(?:年终|年底|年末)[^，,。；召开]{0,4}有[^，,。；]{0,4}(?:总结|小结)|${SENT}[^，,。；]{0,12}(?:年终|年度|全年)[^，,。；]{0,4}总结|(?:年终|年度|全年)[^，,。；]{0,4}总结[^，,。；会]{0,8}${SENT}|(?:撰写|做好|写好|形成)(?:年终|年度|全年)(?:工作)?总结`,
    ),
  ],
];
const OTHER = new RegExp(
  `(?:活动|材料|情况|资料|台账)[^，,。；]{0,16}(?:报送|上报|报|呈报)(?:至|送|给|到)?${SUPERIOR}|(?:上报|报送)[^，,。；]{0,8}(?:活动)?(?:材料|情况|资料)`,
);

/** Names what the committee must send to the county: plan, half-year summary, year-end summary, other material. */
export function readFilings(text: string): FilingKind[] {
  const kinds = FILINGS.filter(([, pattern]) => pattern.test(text)).map(([kind]) => kind);
  return kinds.length === 0 && OTHER.test(text) ? ['other'] : kinds;
}
