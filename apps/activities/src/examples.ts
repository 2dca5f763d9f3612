import type { AmendActivity } from './activity/amend-activity.js';
import type { ApproveReport } from './activity/approve-report.js';
import type { CancelActivity } from './activity/cancel-activity.js';
import type { ForwardFinding } from './activity/forward-finding.js';
import type { GrantLeave } from './activity/grant-leave.js';
import type { HoldActivity } from './activity/hold-activity.js';
import type { InviteMembers } from './activity/invite-members.js';
import type { MarkRecordOverdue } from './activity/mark-record-overdue.js';
import type { RecordAttendance } from './activity/record-attendance.js';
import type { RecordFinding } from './activity/record-finding.js';
import type { RefuseLeave } from './activity/refuse-leave.js';
import type { RequestLeave } from './activity/request-leave.js';
import type { ScheduleActivity } from './activity/schedule-activity.js';
import type { SubmitReport } from './activity/submit-report.js';
import type { WithdrawInvitation } from './activity/withdraw-invitation.js';
import type { AddPlanItem } from './annual-plan/add-plan-item.js';
import type { AmendPlanItem } from './annual-plan/amend-plan-item.js';
import type { ApprovePlan } from './annual-plan/approve-plan.js';
import type { DraftPlan } from './annual-plan/draft-plan.js';
import type { DropPlanItem } from './annual-plan/drop-plan-item.js';
import type { ImportPlan } from './annual-plan/import-plan.js';

// Bodies that are accepted, for the API document; a spec keeps them so.

export const draftPlan: DraftPlan = { title: '青石镇政协工委2026年工作计划' };

export const addPlanItem: AddPlanItem = {
  itemId: 'item-1',
  type: 'TEA_PARTY',
  title: '新春茶话会',
  quarter: 1,
  month: null,
  targetCount: 1,
  topics: [],
  outside: ['统战人士'],
  owner: '工委办公室',
  source: '一季度:组织召开新春茶话会。',
};

export const importPlan: ImportPlan = {
  title: '青石镇政协工委2026年工作计划',
  document: { name: 'pasted', text: '一季度:组织召开新春茶话会。\n每月组织一次培训。' },
  commitments: {
    quotas: { proposal: 1, opinionItem: 1 },
    cadences: [{ type: 'TRAINING', every: 'month', count: 1, source: '每月组织一次培训。' }],
    rules: [{ kind: 'opinion-prize', source: '凡被采用的社情民意信息给予奖励。' }],
    filings: [{ kind: 'half-year', source: '半年有小结。' }],
  },
  items: [{ ...addPlanItem }],
};

export const amendPlanItem: AmendPlanItem = { itemId: 'item-1', month: 2, targetCount: 2, reason: '县政协新增安排' };
export const dropPlanItem: DropPlanItem = { itemId: 'item-1', reason: '与县里活动合并' };
export const approvePlan: ApprovePlan = { on: '2026-01-20' };

export const scheduleActivity: ScheduleActivity = {
  type: 'FIELD_SURVEY',
  title: '茶产业发展调研',
  on: '2026-05-12',
  place: '青石镇茶场',
  plan: { year: 2026, itemId: 'item-2' },
  topics: ['茶产业'],
  outside: ['县农业农村局'],
};

export const amendActivity: AmendActivity = { on: '2026-05-19', place: null };
export const cancelActivity: CancelActivity = { reason: '防汛' };
export const inviteMembers: InviteMembers = { memberIds: ['12-001', '12-002'] };
export const withdrawInvitation: WithdrawInvitation = { memberId: '12-002', reason: 'INVITED_BY_MISTAKE' };
export const requestLeave: RequestLeave = { memberId: '12-001', reason: 'WORK' };
export const grantLeave: GrantLeave = { memberId: '12-001' };
export const refuseLeave: RefuseLeave = { memberId: '12-001', reason: '本次须参加' };
export const holdActivity: HoldActivity = { on: '2026-05-12', hours: 2.5, outsideCount: 3 };

export const recordAttendance: RecordAttendance = {
  entries: [
    { memberId: '12-001', state: 'EXCUSED' },
    { memberId: '12-002', state: 'PRESENT' },
    { memberId: '12-009', state: 'WALK_IN' },
  ],
};

export const submitReport: SubmitReport = { reportId: 'report-1', title: '茶产业发展调研报告', text: '一、基本情况……\n二、建议……' };
export const approveReport: ApproveReport = { reportId: 'report-1' };
export const recordFinding: RecordFinding = { findingId: 'finding-1', text: '两处水源地没有围栏' };
export const forwardFinding: ForwardFinding = { findingId: 'finding-1', to: 'PROPOSAL', id: '019b1c9e-3f4a-7c21-9d1e-0a5b6c7d8e9f' };
export const markRecordOverdue: MarkRecordOverdue = { since: '2026-05-19' };
