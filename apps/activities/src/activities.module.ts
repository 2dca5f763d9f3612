import type { Role } from '@tongxin/access';
import { alarm, commands, reaction, service, view, type Service } from '@tongxin/runtime';
import { Activity } from './activity/activity.js';
import { AmendActivity, amendActivity } from './activity/amend-activity.js';
import { ApproveReport, approveReport } from './activity/approve-report.js';
import { CancelActivity, cancelActivity } from './activity/cancel-activity.js';
import { ForwardFinding, forwardFinding } from './activity/forward-finding.js';
import { GrantLeave, grantLeave } from './activity/grant-leave.js';
import { HoldActivity, holdActivity } from './activity/hold-activity.js';
import { InviteMembers, inviteMembers } from './activity/invite-members.js';
import { MarkRecordOverdue, markRecordOverdue } from './activity/mark-record-overdue.js';
import { RecordAttendance, recordAttendance } from './activity/record-attendance.js';
import { RecordFinding, recordFinding } from './activity/record-finding.js';
import { RefuseLeave, refuseLeave } from './activity/refuse-leave.js';
import { RequestLeave, requestLeave } from './activity/request-leave.js';
import { ScheduleActivity, scheduleActivity } from './activity/schedule-activity.js';
import { SubmitReport, submitReport } from './activity/submit-report.js';
import { WithdrawInvitation, withdrawInvitation } from './activity/withdraw-invitation.js';
import { recordOverdue } from './alarms/record-overdue.js';
import { AddPlanItem, addPlanItem } from './annual-plan/add-plan-item.js';
import { AmendPlanItem, amendPlanItem } from './annual-plan/amend-plan-item.js';
import { AnnualPlan } from './annual-plan/annual-plan.js';
import { ApprovePlan, approvePlan } from './annual-plan/approve-plan.js';
import { DraftPlan, draftPlan } from './annual-plan/draft-plan.js';
import { DropPlanItem, dropPlanItem } from './annual-plan/drop-plan-item.js';
import { ImportPlan, importPlan } from './annual-plan/import-plan.js';
import * as examples from './examples.js';
import { adjusting, attendanceFacts, importFacts, invitedFacts, leaveFacts, planItemFacts } from './facts.js';
import { relayActivityOnAttended } from './reactions/relay-activity-on-attended.js';
import { withdrawInvitationsOnMemberLeft } from './reactions/withdraw-invitations-on-member-left.js';
import { PlanImportsController } from './plan-imports.controller.js';
import { READERS } from './readers.js';
import { refusals } from './refusals.js';
import { activityToAttend } from './todos/activity-to-attend.js';
import { activityToRecord } from './todos/activity-to-record.js';
import { attendanceToRecord } from './todos/attendance-to-record.js';
import { leaveToDecide } from './todos/leave-to-decide.js';
import { planMissing } from './todos/plan-missing.js';
import { planToApprove } from './todos/plan-to-approve.js';
import { reportToApprove } from './todos/report-to-approve.js';
import { ActivityCard } from './views/activity-card.js';
import { activityList } from './views/activity-list.view.js';
import { PlanBoardHandler, PlanBoardsHandler } from './views/plan-board.query.js';
import { planBoard } from './views/plan-board.view.js';
import { PlanBoardController } from './views/views.controller.js';

const organisers: readonly Role[] = ['clerk', 'county-office'];
const approvers: readonly Role[] = ['township-lead', 'county-office'];
const both: readonly Role[] = ['clerk', 'township-lead', 'county-office'];

const annualPlans = commands('annual-plans', AnnualPlan, (command) => [
  command(DraftPlan, draftPlan, organisers, { label: { zh: '起草年度计划', en: 'Draft a plan' }, example: examples.draftPlan }),
  command(ImportPlan, importPlan, organisers, {
    label: { zh: '导入年度计划', en: 'Import a plan' },
    facts: importFacts,
    example: examples.importPlan,
  }),
  command(AddPlanItem, addPlanItem, both, {
    label: { zh: '增加计划事项', en: 'Add a plan item' },
    facts: adjusting,
    example: examples.addPlanItem,
  }),
  command(AmendPlanItem, amendPlanItem, both, {
    label: { zh: '修改计划事项', en: 'Amend a plan item' },
    facts: adjusting,
    example: examples.amendPlanItem,
  }),
  command(DropPlanItem, dropPlanItem, both, {
    label: { zh: '删去计划事项', en: 'Drop a plan item' },
    facts: adjusting,
    example: examples.dropPlanItem,
  }),
  command(ApprovePlan, approvePlan, approvers, { label: { zh: '批准年度计划', en: 'Approve a plan' }, example: examples.approvePlan }),
]);

const activitiesCommands = commands('activities', Activity, (command) => [
  command(ScheduleActivity, scheduleActivity, organisers, {
    label: { zh: '安排活动', en: 'Schedule an activity' },
    creates: true,
    facts: planItemFacts,
    example: examples.scheduleActivity,
  }),
  command(AmendActivity, amendActivity, organisers, {
    label: { zh: '修改活动', en: 'Amend an activity' },
    facts: planItemFacts,
    example: examples.amendActivity,
  }),
  command(CancelActivity, cancelActivity, organisers, {
    label: { zh: '取消活动', en: 'Cancel an activity' },
    example: examples.cancelActivity,
  }),
  command(InviteMembers, inviteMembers, organisers, {
    label: { zh: '邀请委员', en: 'Invite members' },
    facts: invitedFacts,
    example: examples.inviteMembers,
  }),
  command(WithdrawInvitation, withdrawInvitation, [...organisers, 'system'], {
    label: { zh: '撤回邀请', en: 'Withdraw an invitation' },
    example: examples.withdrawInvitation,
  }),
  command(RequestLeave, requestLeave, [...both, 'member'], {
    label: { zh: '请假', en: 'Request leave' },
    facts: leaveFacts,
    example: examples.requestLeave,
  }),
  command(GrantLeave, grantLeave, both, { label: { zh: '准假', en: 'Grant leave' }, example: examples.grantLeave }),
  command(RefuseLeave, refuseLeave, both, { label: { zh: '不准假', en: 'Refuse leave' }, example: examples.refuseLeave }),
  command(HoldActivity, holdActivity, organisers, {
    label: { zh: '登记活动已举办', en: 'Record that an activity was held' },
    example: examples.holdActivity,
  }),
  command(RecordAttendance, recordAttendance, organisers, {
    label: { zh: '登记考勤', en: 'Record attendance' },
    facts: attendanceFacts,
    example: examples.recordAttendance,
  }),
  command(SubmitReport, submitReport, organisers, { label: { zh: '提交活动报告', en: 'Submit a report' }, example: examples.submitReport }),
  command(ApproveReport, approveReport, approvers, {
    label: { zh: '批准活动报告', en: 'Approve a report' },
    example: examples.approveReport,
  }),
  command(RecordFinding, recordFinding, both, { label: { zh: '记录发现的问题', en: 'Record a finding' }, example: examples.recordFinding }),
  command(ForwardFinding, forwardFinding, both, {
    label: { zh: '转为提案或社情民意信息', en: 'Forward a finding' },
    example: examples.forwardFinding,
  }),
  command(MarkRecordOverdue, markRecordOverdue, ['system'], {
    label: { zh: '标记登记逾期', en: 'Mark a record overdue' },
    example: examples.markRecordOverdue,
  }),
]);

/** What committees plan and do. */
export const activities: Service = service('activities', {
  commands: [annualPlans, activitiesCommands],
  views: [
    view(planBoard),
    view(activityList, {
      model: ActivityCard,
      roles: READERS,
      label: { zh: '活动台账', en: 'Activities' },
      filters: ['type', 'status', 'planItem', 'on', 'node'],
      orderBy: 'on',
    }),
  ],
  reactions: [reaction(withdrawInvitationsOnMemberLeft), reaction(relayActivityOnAttended)],
  alarms: [alarm(recordOverdue)],
  todos: [planMissing, planToApprove, activityToRecord, attendanceToRecord, reportToApprove, leaveToDecide, activityToAttend],
  controllers: [PlanBoardController, PlanImportsController],
  providers: [PlanBoardsHandler, PlanBoardHandler],
  refusals,
});
