/** The published dictionary: what a committee can hold or plan, by code, with its Chinese and English name. */
export const ACTIVITY_TYPES = {
  TEA_PARTY: { zh: '茶话会', en: 'Tea party' },
  FORUM: { zh: '座谈会', en: 'Forum' },
  ENTERPRISE_SYMPOSIUM: { zh: '企业座谈会', en: 'Enterprise symposium' },
  STUDY: { zh: '学习', en: 'Study' },
  TRAINING: { zh: '培训', en: 'Training' },
  INSPECTION: { zh: '视察', en: 'Inspection' },
  FIELD_SURVEY: { zh: '调研', en: 'Field survey' },
  CONSOLATION_VISIT: { zh: '走访慰问', en: 'Consolation visit' },
  APPRAISAL: { zh: '民主评议', en: 'Appraisal' },
  CONGRESS_OBSERVATION: { zh: '列席人大会议', en: "Sitting in on the people's congress" },
  EXCHANGE_VISIT: { zh: '考察交流', en: 'Exchange visit' },
  CHARITY: { zh: '慈善公益', en: 'Charity' },
  CONSULTATION: { zh: '协商议事', en: 'Consultation' },
  MEETING: { zh: '会议', en: 'Meeting' },
  MEMBER_VISIT: { zh: '走访委员', en: 'Visit to members' },
  ENTERPRISE_VISIT: { zh: '走访企业', en: 'Visit to enterprises' },
  RESIDENT_VISIT: { zh: '走访群众', en: 'Visit to residents' },
  RESIDENT_RECEPTION: { zh: '接待群众', en: 'Reception of residents' },
  AID: { zh: '结对帮扶', en: 'Aid' },
  SUPERVISION: { zh: '民主监督', en: 'Democratic supervision' },
  DUTY_REPORT: { zh: '委员述职', en: 'Duty report' },
  MEMBERS_HOME: { zh: '委员之家', en: "Members' home" },
  PUBLICITY: { zh: '宣传', en: 'Publicity' },
  FELLOWSHIP: { zh: '联谊活动', en: 'Fellowship' },
  INVESTMENT: { zh: '招商引资', en: 'Investment leads' },
  MEDIATION: { zh: '宣传调解', en: 'Publicity and mediation in resettlement and disputes' },
  TOPIC_LINE: { zh: '专题工作', en: 'Topic line' },
  PROPOSAL_WORK: { zh: '提案工作', en: 'Proposal work' },
  OPINION_WORK: { zh: '社情民意工作', en: 'Opinion work' },
  MEMBER_ACTIVITY: { zh: '委员活动', en: 'Member activity' },
  OTHER: { zh: '其他', en: 'Other' },
} as const;

export type ActivityType = keyof typeof ACTIVITY_TYPES;

/** Says whether a code stands in the dictionary. */
export const isActivityType = (code: string): code is ActivityType => Object.hasOwn(ACTIVITY_TYPES, code);
