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
};

export function happeningOf(type: string): Label {
  return HAPPENINGS[type] ?? { zh: type, en: type };
}

/** What happened, with what it happened to. */
export function labelOf(type: string, title: string): Label {
  const { zh, en } = happeningOf(type);
  return title === '' ? { zh, en } : { zh: `${zh}：${title}`, en: `${en}: ${title}` };
}

const TITLED: ReadonlySet<string> = new Set(['ActivityScheduled', 'ActivityAmended', 'PlanDrafted', 'PlanItemAdded', 'PlanItemAmended']);

/** The title a stream has, or one of its parts where one is named: the last that was given to it. */
export function titleOf(story: readonly RecordedEvent[], part?: string): string {
  const given = story
    .filter((event) => TITLED.has(event.type) && partOf(event) === part)
    .map(({ data }) => (data as { title?: unknown }).title);
  return given.findLast((title) => typeof title === 'string') ?? '';
}

function partOf({ data }: Event): string | undefined {
  return (data as { itemId?: string }).itemId;
}
