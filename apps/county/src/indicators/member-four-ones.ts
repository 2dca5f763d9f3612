import { NOTHING, type Contribution, type Indicator } from './indicator.js';
import { isMet } from './member-duties.js';
import { sectorOn } from './member-office.js';
import { SECTOR, UNREGISTERED } from './member-works.js';
import { member, type Member } from './member.js';

/** Of the members in office, how many met all quotas of the year. */
export const memberFourOnes: Indicator<Member> = {
  code: 'member.fourOnes',
  zh: '“四个一”完成率',
  en: 'Four ones',
  unit: 'ratio',
  definition: {
    zh:
      '完成本年度“四个一”全部指标的委员数÷年末在任委员数，以该年12月31日为准，年内显示当时进度。指标数按该日施行的履职标准和委员所属单位确定，没有标准的各为一项；' +
      '调研视察以到会为准，提案（含联名，不含撤回的）、社情民意以提交为准，述职以提交为准（退回未再报的不计）；在任以登记为准，每届五年，年内离任的不计。',
    en:
      'Members meeting all quotas of their unit for the year ÷ members in office at its end, dated 31 December; within the year it shows how far they are. ' +
      'Quotas follow the standard in force on that day, one of each where there is none. Surveys and inspections count when attended, proposals (also co-signed ones, ' +
      'not withdrawn ones) and opinion items when submitted, duty reports when filed and not returned. A term lasts five years; who leaves within the year does not count.',
  },
  version: 1,
  axes: { sector: SECTOR },
  entity: member,
  reads: ['record', 'sectors', 'years', 'done'],
  contributions({ record, sectors, years, done }) {
    const ended: Contribution[] = [];
    for (const [year, { group, perYear }] of Object.entries(years)) {
      const businessDate = `${year}-12-31`;
      const sector = sectorOn({ sectors }, businessDate) ?? UNREGISTERED;
      const numerator = isMet(perYear, done[year]) ? 1 : 0;
      ended.push({ part: record, township: group, axes: { sector }, businessDate, numerator, denominator: 1 });
    }
    return ended.length === 0 ? NOTHING : ended;
  },
};
