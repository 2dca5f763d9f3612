import { DEMAND_CATEGORIES, type DemandCategory } from '@tongxin/contracts';
import type { Event, RecordedEvent } from '@tongxin/eventing';
import type { Label } from '@tongxin/runtime';

/** What the county reads where a figure is traced to an event. */
const HAPPENINGS: Readonly<Record<string, Label>> = {
  ActivityScheduled: { zh: '安排活动', en: 'Activity scheduled' },
  ActivityAmended: { zh: '修改活动', en: 'Activity amended' },
  MembersInvited: { zh: '邀请委员', en: 'Members invited' },
  InvitationWithdrawn: { zh: '撤回邀请', en: 'Invitation withdrawn' },
  LeaveGranted: { zh: '准假', en: 'Leave granted' },
  LeaveRefused: { zh: '不准假', en: 'Leave refused' },
  ActivityHeld: { zh: '举行活动', en: 'Activity held' },
  AttendanceRecorded: { zh: '登记出勤', en: 'Attendance recorded' },
  ActivityCancelled: { zh: '取消活动', en: 'Activity cancelled' },
  PlanItemAdded: { zh: '列入计划', en: 'Plan item added' },
  PlanItemAmended: { zh: '修改计划项目', en: 'Plan item amended' },
  PlanItemDropped: { zh: '撤销计划项目', en: 'Plan item dropped' },
  PlanApproved: { zh: '批准计划', en: 'Plan approved' },
  MemberAdmitted: { zh: '接纳委员', en: 'Member admitted' },
  MemberProfileAmended: { zh: '修改委员资料', en: "Member's profile amended" },
  MemberGroupChanged: { zh: '调整委员活动组', en: "Member's group changed" },
  MemberResigned: { zh: '委员辞任', en: 'Member resigned' },
  MembershipRevoked: { zh: '撤销委员资格', en: 'Membership revoked' },
  TermRenewed: { zh: '委员连任', en: 'Term renewed' },
  StandardAdopted: { zh: '施行履职标准', en: 'Standard adopted' },
  DutyReportFiled: { zh: '提交述职报告', en: 'Duty report filed' },
  DutyReportReturned: { zh: '退回述职报告', en: 'Duty report returned' },
  ProposalSubmitted: { zh: '提交提案', en: 'Proposal submitted' },
  ProposalWithdrawn: { zh: '撤回提案', en: 'Proposal withdrawn' },
  CaseOpened: { zh: '收到提案', en: 'Proposal received' },
  ProposalFiled: { zh: '提案立案', en: 'Proposal filed' },
  ProposalNotFiled: { zh: '提案不予立案', en: 'Proposal not filed' },
  OpinionSubmitted: { zh: '提交社情民意', en: 'Opinion item submitted' },
  OpinionCaseOpened: { zh: '收到社情民意', en: 'Opinion item received' },
  OpinionAdopted: { zh: '采用社情民意', en: 'Opinion item adopted' },
  DemandReceived: { zh: '收到群众诉求', en: 'Demand received' },
  DemandClosed: { zh: '办结群众诉求', en: 'Demand closed' },
  FilingAwaited: { zh: '要求报送', en: 'Filing awaited' },
  FilingAccepted: { zh: '接收报送', en: 'Filing accepted' },
};

export function happeningOf(type: string): Label {
  return HAPPENINGS[type] ?? { zh: type, en: type };
}

/** What happened, with what it happened to. */
export function labelOf(type: string, title: string): Label {
  const { zh, en } = happeningOf(type);
  return title === '' ? { zh, en } : { zh: `${zh}：${title}`, en: `${en}: ${title}` };
}

const TITLED: ReadonlySet<string> = new Set([
  ...['ActivityScheduled', 'ActivityAmended', 'PlanDrafted', 'PlanItemAdded', 'PlanItemAmended', 'DirectiveIssued'],
  ...['ProposalPutToCoSigners', 'ProposalSubmitted', 'OpinionSubmitted', 'DutyReportFiled'],
]);
const NAMED: ReadonlySet<string> = new Set(['MemberAdmitted', 'MemberProfileAmended']);

/** The title a stream has, or one of its parts where one is named: the last that was given to it. A member's is the name, a demand's what it is about. */
export function titleOf(story: readonly RecordedEvent[], part?: string): string {
  const given = story.filter((event) => partOf(event) === part).map(titleGiven);
  return given.findLast((title) => typeof title === 'string') ?? '';
}

function titleGiven({ type, data }: Event): unknown {
  const { title, name, category } = data as { title?: unknown; name?: unknown; category?: unknown };
  if (TITLED.has(type)) return title;
  if (NAMED.has(type)) return name;
  return type === 'DemandReceived' ? DEMAND_CATEGORIES[category as DemandCategory].zh : undefined;
}

/** The stream whose title a stream goes by: the county's case by the proposal it decides on. */
export function namesake(story: readonly RecordedEvent[]): string | undefined {
  const { proposal, report, directive } = (story[0]?.data ?? {}) as { proposal?: string; report?: string; directive?: string };
  return proposal ?? report ?? directive;
}

function partOf({ data }: Event): string | undefined {
  return (data as { itemId?: string }).itemId;
}
