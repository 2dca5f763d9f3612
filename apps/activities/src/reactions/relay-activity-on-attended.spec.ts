import type { ActivityEvent, AttendanceState } from '@tongxin/contracts';
import { reactionSpecFor, type Happened } from '@tongxin/testing';
import { relayActivityOnAttended } from './relay-activity-on-attended.js';

type Attendance = Extract<ActivityEvent, { type: 'AttendanceRecorded' }>;
const recorded = (memberId: string, state: AttendanceState, owner = '990101001'): Happened<Attendance> => ({
  type: 'AttendanceRecorded',
  data: { memberId, state },
  stream: `activity-${owner}.a1`,
});
// In these specs the county, which keeps the register, is node 990101101.
const register = {
  'member-register': {
    guest: { group: '990101201', node: '990101101' },
    own: { group: '990101001', node: '990101101' },
    office: { group: '990101101', node: '990101101' },
    kept: { group: '990101201', node: '990101' },
  },
};
const shared = (owner = '990101001') => ({ command: 'sharings/share-stream', id: `activity-${owner}.a1`, body: { with: '990101201' } });
const { given } = reactionSpecFor(relayActivityOnAttended);

describe('relay activity on attended', () => {
  it('shares an activity with the township of a member who came from there', async () => {
    await given(register).when(recorded('guest', 'WALK_IN')).then(shared());
    await given(register).when(recorded('guest', 'LATE')).then(shared());
  });
  it('shares the county’s own with the township of each who came', () =>
    given(register)
      .when(recorded('guest', 'PRESENT', '990101101'))
      .then(shared('990101101')));
  it('shares nothing with where it is already, nor for who did not come', async () => {
    await given(register).when(recorded('own', 'PRESENT')).thenNothing();
    await given(register).when(recorded('office', 'PRESENT')).thenNothing();
    await given(register).when(recorded('guest', 'ABSENT')).thenNothing();
    await given(register).when(recorded('guest', 'EXCUSED')).thenNothing();
  });
  it('leaves it to the node that keeps the register', async () => {
    await given(register).when(recorded('kept', 'WALK_IN')).thenNothing();
    await given().when(recorded('guest', 'WALK_IN')).thenNothing();
  });
});
