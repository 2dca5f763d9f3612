import { NOT_FILED_REASONS } from '@tongxin/contracts';
import type { Indicator } from './indicator.js';
import { contributionsOf, SECTOR, WORKS_READ } from './member-works.js';
import { member, type Member } from './member.js';

/** Proposals the county did not file, by ground. */
export const proposalNotFiled: Indicator<Member> = {
  code: 'proposal.notFiled',
  zh: '不予立案提案',
  en: 'Proposals not filed',
  unit: 'count',
  definition: {
    zh: '期内决定不予立案的提案件数，按不予立案理由分列，以决定日期为准，计入第一提案人所在乡镇和当日界别。',
    en: 'Proposals the county decided not to file in the period, by ground, dated at the day of that decision, counted for the township and the sector of the lead proposer.',
  },
  version: 1,
  axes: { reason: { zh: '不予立案理由', en: 'Ground for not filing', values: NOT_FILED_REASONS }, sector: SECTOR },
  entity: member,
  reads: WORKS_READ,
  contributions: (state) => contributionsOf(state, 'PROPOSAL_NOT_FILED'),
};
