import type { Sharing } from '@tongxin/eventing';

/**
 * Whom streams go to by default, for a process that has the links and not all the aggregates. What is sent to a neighbour follows from it for as long as the
 * log lasts, so a category never changes its place here.
 */
export const SHARED_CATEGORIES: Readonly<Record<string, Sharing>> = {
  activity: 'superior',
  annualPlan: 'superior',
  coSignature: 'superior',
  committee: 'subordinates',
  dutyReport: 'superior',
  member: 'subordinates',
  notFiledReason: 'subordinates',
  numberSeries: 'private',
  opinionCase: 'private',
  opinionReport: 'superior',
  proposal: 'superior',
  proposalCase: 'private',
  standard: 'subordinates',
  studyNote: 'superior',
};
