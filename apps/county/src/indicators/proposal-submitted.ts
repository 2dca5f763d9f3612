import type { Indicator } from './indicator.js';
import { contributionsOf, SECTOR, WORKS_READ } from './member-works.js';
import { member, type Member } from './member.js';

/** Proposals that members of a township submitted. */
export const proposalSubmitted: Indicator<Member> = {
  code: 'proposal.submitted',
  zh: '提交提案',
  en: 'Proposals submitted',
  unit: 'count',
  definition: {
    zh: '期内提交的提案件数，以提交日期为准，计入第一提案人所在乡镇和当日界别；撤回的不计。',
    en: 'Proposals submitted in the period, dated at the day of submission, counted for the township and the sector of the lead proposer; a withdrawn one does not count.',
  },
  version: 1,
  axes: { sector: SECTOR },
  entity: member,
  reads: WORKS_READ,
  contributions: (state) => contributionsOf(state, 'PROPOSAL_SUBMITTED'),
};
