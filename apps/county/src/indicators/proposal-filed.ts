import type { Indicator } from './indicator.js';
import { contributionsOf, SECTOR, WORKS_READ } from './member-works.js';
import { member, type Member } from './member.js';

/** Proposals the county filed, by the township they came from. */
export const proposalFiled: Indicator<Member> = {
  code: 'proposal.filed',
  zh: '立案提案',
  en: 'Proposals filed',
  unit: 'count',
  definition: {
    zh: '期内决定立案的提案件数，以县政协立案日期为准，计入第一提案人所在乡镇和当日界别。',
    en: 'Proposals the county decided to file in the period, dated at the day of that decision, counted for the township and the sector of the lead proposer.',
  },
  version: 1,
  axes: { sector: SECTOR },
  entity: member,
  reads: WORKS_READ,
  contributions: (state) => contributionsOf(state, 'PROPOSAL_FILED'),
};
