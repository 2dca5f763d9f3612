import type { Indicator } from './indicator.js';
import { contributionsOf, SECTOR, WORKS_READ } from './member-works.js';
import { member, type Member } from './member.js';

/** Opinion items that members of a township reported. */
export const opinionSubmitted: Indicator<Member> = {
  code: 'opinion.submitted',
  zh: '提交社情民意',
  en: 'Opinion items submitted',
  unit: 'count',
  definition: {
    zh: '期内提交的社情民意信息条数，以提交日期为准，计入反映人所在乡镇和当日界别。',
    en: 'Opinion items submitted in the period, dated at the day of submission, counted for the township and the sector of the reporter.',
  },
  version: 1,
  axes: { sector: SECTOR },
  entity: member,
  reads: WORKS_READ,
  contributions: (state) => contributionsOf(state, 'OPINION_SUBMITTED'),
};
