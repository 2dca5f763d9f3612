import type { ActivityEvent, AttendanceState } from '@tongxin/contracts';
import { streamOf } from '@tongxin/eventing';
import type { Dice } from './dice.js';
import { dateOf, idOf, memberOf, MIX, TYPES, type Recording } from './mix.js';

const STATES: readonly AttendanceState[] = ['PRESENT', 'PRESENT', 'PRESENT', 'PRESENT', 'PRESENT', 'PRESENT', 'LATE', 'ABSENT'];

/** What becomes of one activity: each recording with the day after the first it comes on. */
export function activityOf(node: string, id: string, day: number, random: Dice): (readonly [number, Recording])[] {
  const stream = streamOf('activity', node, idOf(node, 'activity', id));
  const on = dateOf(day + MIX.held.after);
  const memberIds = Array.from({ length: MIX.members }, (_, at) => memberOf(node, at));
  const steps: [number, ...ActivityEvent[]][] = [
    [0, scheduledOn(on, random)],
    [0, { type: 'MembersInvited', data: { memberIds } }],
  ];
  if (random.in100(MIX.amended.in100)) steps.push([MIX.amended.after, { type: 'ActivityAmended', data: { place: '镇政府二楼会议室' } }]);
  const absent = random.in100(MIX.leave.in100) ? random.pick(memberIds) : undefined;
  if (absent !== undefined) steps.push([MIX.leave.after, ...leaveOf(absent)]);
  if (random.in100(MIX.cancelled.in100)) {
    steps.push([MIX.cancelled.after, { type: 'ActivityCancelled', data: { reason: '因防汛值守改期另行通知' } }]);
  } else {
    steps.push(...heldOn(on, memberIds, absent, random));
    if (random.in100(MIX.report.in100)) steps.push([MIX.report.after, ...reported()]);
  }
  return steps.map(([after, ...events]) => [after, { node, stream, events }]);
}

function scheduledOn(on: string, random: Dice): ActivityEvent {
  const type = random.pick(TYPES);
  const plan = random.in100(30) ? { year: Number(on.slice(0, 4)), itemId: `item-${random.below(MIX.planItems)}` } : null;
  return {
    type: 'ActivityScheduled',
    data: { type, title: '组织委员赴村组开展春耕备耕专题视察', on, place: '镇政府三楼会议室', plan, topics: ['春耕备耕'], outside: [] },
  };
}

function leaveOf(memberId: string): ActivityEvent[] {
  return [
    { type: 'LeaveRequested', data: { memberId, reason: 'WORK' } },
    { type: 'LeaveGranted', data: { memberId } },
  ];
}

function heldOn(on: string, memberIds: readonly string[], absent: string | undefined, random: Dice): [number, ...ActivityEvent[]][] {
  const attendance = memberIds.map((memberId): ActivityEvent => {
    return { type: 'AttendanceRecorded', data: { memberId, state: memberId === absent ? 'EXCUSED' : random.pick(STATES) } };
  });
  return [
    [MIX.held.after, { type: 'ActivityHeld', data: { on, hours: 3, outsideCount: 2 } }],
    [MIX.attendance.after, ...attendance],
  ];
}

function reported(): ActivityEvent[] {
  const report = { reportId: 'report-1', title: '视察情况报告', text: '委员们实地察看了春耕物资储备和农田水利设施，提出三条意见建议。' };
  return [
    { type: 'ReportSubmitted', data: report },
    { type: 'ReportApproved', data: { reportId: 'report-1' } },
  ];
}
