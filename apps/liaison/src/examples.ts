import type { IssueDirective } from './directive/issue-directive.js';
import type { FilingDraft, SaveFilingDraft } from './drafts/filing-draft.models.js';
import type { AcceptFiling } from './filing-review/accept-filing.js';
import type { AwaitFiling } from './filing-review/await-filing.js';
import type { MarkFilingOverdue } from './filing-review/mark-filing-overdue.js';
import type { ReturnFiling } from './filing-review/return-filing.js';
import type { RemindOfFiling } from './filing/remind-of-filing.js';
import type { SubmitFiling } from './filing/submit-filing.js';
import type { ErasePerson } from './person/erase-person.js';
import type { CorrectPerson, DemandRevealed, PersonMasks, RevealDemand, VaultAudit } from './personal-data/personal-data.models.js';
import type { AnswerDemand } from './resident-demand/answer-demand.js';
import type { AssignDemand } from './resident-demand/assign-demand.js';
import type { CloseDemand } from './resident-demand/close-demand.js';
import type { ReceiveDemand } from './resident-demand/receive-demand.js';
import type { RevisitDemand } from './resident-demand/revisit-demand.js';

// Bodies that are accepted, and answers, for the API document; a spec keeps the bodies so.

const DIRECTIVE = '0196a2f0-7c1e-7d3a-9b58-3f2c5d1e8a47';
const PERSON = '5b6c3c1e-2f0a-5d6b-9c1d-0e4f5a6b7c8d';

export const issueDirective: IssueDirective = {
  kind: 'half-year',
  title: '关于报送2026年上半年工作小结的通知',
  text: '请各工委对照年度计划，如实报送上半年工作情况。',
  period: '2026-H1',
  dueOn: '2026-07-10',
  remindOn: '2026-07-03',
  to: ['990101101', '990101201'],
};

const content = {
  title: '青石镇政协工委2026年上半年工作小结',
  sections: [
    { code: 'PLAN' as const, heading: '一、总体情况', text: '2026年上半年，开展活动8次。' },
    {
      code: 'STUDY' as const,
      heading: '二、学习培训',
      text: '2026年上半年，开展培训2次。\n主要活动：3月12日，委员培训；5月8日，专题学习。',
    },
  ],
  figures: [
    { indicator: 'activity.held', version: 1, part: null, numerator: 8, denominator: 0 },
    { indicator: 'activity.held', version: 1, part: { axis: 'type', code: 'TRAINING' }, numerator: 2, denominator: 0 },
  ],
};
export const submitFiling: SubmitFiling = { submissionId: 'submission-1', ...content };
export const remindOfFiling: RemindOfFiling = { dueOn: '2026-07-10' };
export const saveFilingDraft: SaveFilingDraft = { revision: 3, ...content };
export const filingDraft: FilingDraft = {
  directive: DIRECTIVE,
  revision: 3,
  origin: 'SAVED',
  savedAt: '2026-07-02T01:20:00.000Z',
  savedBy: 'clerk@990101101',
  ...content,
};

export const awaitFiling: AwaitFiling = {
  directive: `directive-990101.${DIRECTIVE}`,
  township: '990101101',
  kind: 'half-year',
  period: '2026-H1',
  dueOn: '2026-07-10',
};
export const returnFiling: ReturnFiling = { submissionId: 'submission-1', reason: '请补充下半年打算' };
export const acceptFiling: AcceptFiling = { submissionId: 'submission-2' };
export const markFilingOverdue: MarkFilingOverdue = { dueOn: '2026-07-10' };

export const receiveDemand: ReceiveDemand = {
  name: '王某某',
  phone: '000-0000-0000',
  idNumber: '000000000000000000',
  address: '示例村示例组',
  text: '村口路灯不亮，晚上出行不便。',
  category: 'ROADS',
  channel: 'RECEPTION',
  on: '2026-05-12',
};
export const assignDemand: AssignDemand = { memberId: '12-001', dueOn: '2026-06-12' };
export const answerDemand: AnswerDemand = { answerId: 'answer-1', on: '2026-05-20', result: 'RESOLVED', text: '路灯已更换。' };
export const revisitDemand: RevisitDemand = { revisitId: 'revisit-1', on: '2026-05-28', satisfied: true };
export const closeDemand: CloseDemand = { on: '2026-05-28', outcome: 'SETTLED' };
export const erasePerson: ErasePerson = { reason: 'REQUESTED' };

export const revealDemand: RevealDemand = { purpose: 'CONTACT', fields: ['name', 'phone'] };
export const demandRevealed: DemandRevealed = { personId: PERSON, name: '王某某', phone: '000-0000-0000' };
export const correctPerson: CorrectPerson = { phone: '000-0000-0001' };
export const masks: PersonMasks = { items: [{ personId: PERSON, mask: '王×户' }] };
export const vaultAudit: VaultAudit = {
  items: [
    {
      sequence: 1,
      act: 'REVEALED',
      at: '2026-05-20T01:20:00.000Z',
      by: 'clerk@990101101',
      personId: PERSON,
      fields: ['name', 'phone'],
      purpose: 'CONTACT',
      hash: '9f2c5d1e8a470196a2f07c1e7d3a9b583f2c5d1e8a470196a2f07c1e7d3a9b58',
    },
  ],
  whole: true,
};
