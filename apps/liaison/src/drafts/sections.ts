import type { ActivityType, FilingSectionCode } from '@tongxin/contracts';

/** What each section is called, in the order a filing has them; it begins with the whole. */
export const SECTION_NAMES: Readonly<Record<FilingSectionCode, string>> = {
  PLAN: '总体情况',
  STUDY: '学习培训',
  CONSULTATION: '协商活动',
  SURVEY: '视察调研',
  PROPOSAL: '提案工作',
  OPINION: '社情民意信息工作',
  DUTY: '委员履职',
  DEMAND: '群众诉求',
  OTHER: '其他工作',
};

/** Where an activity is told of. */
export const SECTION_OF_ACTIVITY: Readonly<Record<ActivityType, FilingSectionCode>> = {
  STUDY: 'STUDY',
  TRAINING: 'STUDY',
  EXCHANGE_VISIT: 'STUDY',
  CONSULTATION: 'CONSULTATION',
  FORUM: 'CONSULTATION',
  TEA_PARTY: 'CONSULTATION',
  ENTERPRISE_SYMPOSIUM: 'CONSULTATION',
  INSPECTION: 'SURVEY',
  FIELD_SURVEY: 'SURVEY',
  SUPERVISION: 'SURVEY',
  APPRAISAL: 'SURVEY',
  CONGRESS_OBSERVATION: 'SURVEY',
  PROPOSAL_WORK: 'PROPOSAL',
  OPINION_WORK: 'OPINION',
  DUTY_REPORT: 'DUTY',
  MEMBERS_HOME: 'DUTY',
  MEMBER_VISIT: 'DUTY',
  MEMBER_ACTIVITY: 'DUTY',
  MEETING: 'DUTY',
  FELLOWSHIP: 'DUTY',
  RESIDENT_VISIT: 'DEMAND',
  RESIDENT_RECEPTION: 'DEMAND',
  CONSOLATION_VISIT: 'DEMAND',
  AID: 'DEMAND',
  MEDIATION: 'DEMAND',
  CHARITY: 'OTHER',
  ENTERPRISE_VISIT: 'OTHER',
  PUBLICITY: 'OTHER',
  INVESTMENT: 'OTHER',
  TOPIC_LINE: 'OTHER',
  OTHER: 'OTHER',
};

/** Where an indicator is told of, by the first word of its code, and what it is counted in. */
const BY_SUBJECT: Readonly<Record<string, { section: FilingSectionCode; measure: string }>> = {
  plan: { section: 'PLAN', measure: '项' },
  activity: { section: 'PLAN', measure: '次' },
  filing: { section: 'PLAN', measure: '份' },
  member: { section: 'DUTY', measure: '人' },
  proposal: { section: 'PROPOSAL', measure: '件' },
  opinion: { section: 'OPINION', measure: '篇' },
  demand: { section: 'DEMAND', measure: '件' },
};

/** An indicator nobody placed is told of at the end, as it is. */
export function placeOf(indicator: string): { section: FilingSectionCode; measure: string } {
  const subject = indicator.slice(0, indicator.indexOf('.'));
  return Object.hasOwn(BY_SUBJECT, subject) ? (BY_SUBJECT[subject] ?? UNPLACED) : UNPLACED;
}

const UNPLACED = { section: 'OTHER' as const, measure: '' };
