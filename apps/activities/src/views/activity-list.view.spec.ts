import type { ActivityDetails, ActivityEvent } from '@tongxin/contracts';
import { documentsOf, recorded, viewSpecFor, type Happened } from '@tongxin/testing';
import type { ActivityCard } from './activity-card.js';
import { activityList } from './activity-list.view.js';

const survey: ActivityDetails = {
  type: 'FIELD_SURVEY',
  title: '茶产业发展调研',
  on: '2026-05-12',
  place: '青石镇茶场',
  plan: { year: 2026, itemId: 'i1' },
  topics: ['茶产业'],
  outside: [],
};
const happened = (event: ActivityEvent): Happened<ActivityEvent> => ({ ...event, id: 'a1', category: 'activity' });
const scheduled = happened({ type: 'ActivityScheduled', data: survey });
const invited = happened({ type: 'MembersInvited', data: { memberIds: ['12-002', '12-001'] } });
const requested = happened({ type: 'LeaveRequested', data: { memberId: '12-001', reason: 'WORK' } });
const granted = happened({ type: 'LeaveGranted', data: { memberId: '12-001' } });
const held = happened({ type: 'ActivityHeld', data: { on: '2026-05-13', hours: 3, outsideCount: 2 } });
const overdue = happened({ type: 'ActivityRecordOverdue', data: { since: '2026-05-19' } });
const attendance = (memberId: string, state: 'PRESENT' | 'EXCUSED' | 'WALK_IN') =>
  happened({ type: 'AttendanceRecorded', data: { memberId, state } });
const cardOf = (...events: Happened<ActivityEvent>[]) => documentsOf(activityList, recorded(events)).get('a1') as ActivityCard;
const { given } = viewSpecFor(activityList);

describe('activity list', () => {
  it('shows an activity with who was asked, who asked leave and who came', () =>
    given(
      scheduled,
      invited,
      requested,
      granted,
      held,
      attendance('12-002', 'PRESENT'),
      attendance('12-001', 'EXCUSED'),
      attendance('12-009', 'WALK_IN'),
    ).then({
      a1: {
        id: 'a1',
        node: '990101101',
        revision: 7,
        ...survey,
        on: '2026-05-13',
        planItem: 'i1',
        status: 'HELD',
        invited: ['12-002', '12-001'],
        leave: { '12-001': 'GRANTED' },
        leaveReasons: { '12-001': 'WORK' },
        attendance: { '12-002': 'PRESENT', '12-001': 'EXCUSED', '12-009': 'WALK_IN' },
        counts: { invited: 2, recorded: 3, present: 1, late: 0, leftEarly: 0, excused: 1, absent: 0, walkIn: 1 },
        heldOn: '2026-05-13',
        hours: 3,
        outsideCount: 2,
        cancelReason: '',
        report: null,
        findings: [],
        recordDueOn: '',
        overdueSince: '',
      },
    }));

  it('waits a week for its record, anew when its day is moved', () => {
    expect(cardOf(scheduled)).toMatchObject({ recordDueOn: '2026-05-19', overdueSince: '' });
    expect(cardOf(scheduled, overdue)).toMatchObject({ recordDueOn: '', overdueSince: '2026-05-19' });
    expect(cardOf(scheduled, overdue, happened({ type: 'ActivityAmended', data: { on: '2026-05-30', plan: null } }))).toMatchObject({
      on: '2026-05-30',
      planItem: '',
      recordDueOn: '2026-06-06',
      overdueSince: '',
    });
    expect(cardOf(scheduled, overdue, held)).toMatchObject({ status: 'HELD', recordDueOn: '', overdueSince: '' });
    expect(cardOf(scheduled, happened({ type: 'ActivityCancelled', data: { reason: '防汛' } }))).toMatchObject({
      status: 'CANCELLED',
      cancelReason: '防汛',
      recordDueOn: '',
    });
  });

  it('follows withdrawn invitations, refused leave and the report', () => {
    const report = { reportId: 'r1', title: '调研报告', text: '一、基本情况……' };
    const card = cardOf(
      scheduled,
      invited,
      requested,
      happened({ type: 'LeaveRefused', data: { memberId: '12-001', reason: '须参加' } }),
      happened({ type: 'InvitationWithdrawn', data: { memberId: '12-002', reason: 'MEMBER_LEFT' } }),
      held,
      happened({ type: 'ReportSubmitted', data: report }),
      happened({ type: 'ReportApproved', data: { reportId: 'r1' } }),
    );
    expect(card).toMatchObject({ invited: ['12-001'], leave: { '12-001': 'REFUSED' }, report: { ...report, approved: true } });
  });

  it('shows findings as last worded, with what each became', () => {
    const found = happened({ type: 'FindingRecorded', data: { findingId: 'f1', text: '水源地没有围栏' } });
    const other = happened({ type: 'FindingRecorded', data: { findingId: 'f2', text: '管网老化' } });
    const reworded = happened({ type: 'FindingRecorded', data: { findingId: 'f1', text: '两处水源地没有围栏' } });
    const forwarded = happened({ type: 'FindingForwarded', data: { findingId: 'f1', to: 'PROPOSAL', id: 'd1' } });
    const again = happened({ type: 'FindingForwarded', data: { findingId: 'f1', to: 'OPINION', id: 'd2' } });
    expect(cardOf(scheduled, held, found, other, reworded, forwarded, again)).toMatchObject({
      revision: 6,
      findings: [
        {
          findingId: 'f1',
          text: '两处水源地没有围栏',
          forwarded: [
            { to: 'PROPOSAL', id: 'd1' },
            { to: 'OPINION', id: 'd2' },
          ],
        },
        { findingId: 'f2', text: '管网老化', forwarded: [] },
      ],
    });
  });

  it('gives an id to one node, in any order', () => {
    const elsewhere = { ...scheduled, node: '990101201' };
    expect(cardOf(scheduled, elsewhere)).toEqual(cardOf(elsewhere, scheduled));
  });
});
