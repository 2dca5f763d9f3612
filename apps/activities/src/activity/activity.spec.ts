import { ATTENDANCE_STATES, LEAVE_REASONS } from '@tongxin/contracts';
import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { Activity } from './activity.js';
import { amendActivity } from './amend-activity.js';
import { approveReport } from './approve-report.js';
import { cancelActivity } from './cancel-activity.js';
import { forwardFinding } from './forward-finding.js';
import { grantLeave } from './grant-leave.js';
import { holdActivity } from './hold-activity.js';
import { inviteMembers } from './invite-members.js';
import { markRecordOverdue } from './mark-record-overdue.js';
import { recordAttendance } from './record-attendance.js';
import { recordFinding } from './record-finding.js';
import { refuseLeave } from './refuse-leave.js';
import { requestLeave } from './request-leave.js';
import { scheduleActivity } from './schedule-activity.js';
import { submitReport } from './submit-report.js';
import { withdrawInvitation } from './withdraw-invitation.js';

const memberId = fc.constantFrom('12-001', '12-002', 'constructor');
const memberIds = fc.uniqueArray(memberId, { minLength: 1 });
const on = fc.constantFrom('2026-03-01', '2026-03-20', '2026-04-02');
const reportId = fc.constantFrom('r1', 'r2');
const findingId = fc.constantFrom('f1', 'constructor');
const text = fc.constantFrom('情况', '建议');
const details = {
  type: fc.constantFrom('TRAINING' as const, 'FORUM' as const),
  title: fc.constantFrom('座谈会', '培训'),
  on,
  place: fc.constantFrom(null, '委员之家'),
  plan: fc.constantFrom(null, { year: 2026, itemId: 'i1' }),
  topics: fc.subarray(['养老']),
  outside: fc.constant<string[]>([]),
};
const known = { facts: { planItemKnown: true } };
const inOffice = { facts: { unknown: [], left: [] } };
const entry = fc.record({ memberId, state: fc.constantFrom(...ATTENDANCE_STATES) });

describe('activity', () => {
  it('is held or cancelled, never both, and only who was asked is counted absent, whatever is tried', () =>
    anyHistory(
      Activity,
      [
        attempts(scheduleActivity, fc.record(details), known),
        attempts(amendActivity, fc.record(details, { requiredKeys: [] }), known),
        attempts(cancelActivity, fc.record({ reason: fc.constantFrom('防汛', '天气') })),
        attempts(inviteMembers, fc.record({ memberIds }), inOffice),
        attempts(
          withdrawInvitation,
          fc.record({ memberId, reason: fc.constantFrom('MEMBER_LEFT' as const, 'INVITED_BY_MISTAKE' as const) }),
        ),
        attempts(requestLeave, fc.record({ memberId, reason: fc.constantFrom(...LEAVE_REASONS) }), { facts: { onlyFor: null } }),
        attempts(grantLeave, fc.record({ memberId })),
        attempts(refuseLeave, fc.record({ memberId, reason: fc.constantFrom('须参加', '人手不足') })),
        attempts(holdActivity, fc.record({ on, hours: fc.constantFrom(2, 3.5), outsideCount: fc.nat(3) })),
        attempts(
          recordAttendance,
          fc.record({ entries: fc.uniqueArray(entry, { minLength: 1, selector: (one) => one.memberId }) }),
          inOffice,
        ),
        attempts(markRecordOverdue, fc.record({ since: fc.constantFrom('2026-03-08', '2026-03-27') })),
        attempts(submitReport, fc.record({ reportId, title: text, text })),
        attempts(approveReport, fc.record({ reportId })),
        attempts(recordFinding, fc.record({ findingId, text })),
        attempts(forwardFinding, fc.record({ findingId, to: fc.constantFrom('PROPOSAL' as const, 'OPINION' as const), id: reportId })),
      ],
      {
        longest: 40,
        holds(activity) {
          expect(activity.held !== null && activity.cancelled !== null).toBe(false);
          if (!activity.held) expect([activity.attendance, activity.report]).toEqual([{}, null]);
          if (!activity.held) expect(activity.findings).toEqual({});
          for (const [member, state] of Object.entries(activity.attendance)) {
            if (state === 'WALK_IN') expect(activity.invited[member] === true).toBe(false);
            if (state === 'EXCUSED') expect(activity.leave[member]?.state).toBe('GRANTED');
          }
        },
      },
    ));
});
