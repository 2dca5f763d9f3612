import type { ResidentDemandEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { assignDemand } from './assign-demand.js';
import { ResidentDemand } from './resident-demand.js';

const received: ResidentDemandEvent = {
  type: 'DemandReceived',
  data: { personId: 'd1', category: 'ROADS', channel: 'VISIT', on: '2026-03-20' },
};
const toMember: ResidentDemandEvent = {
  type: 'DemandAssigned',
  data: { to: { kind: 'MEMBER', memberId: '12-001' }, dueOn: '2026-04-20' },
};
const toStaff: ResidentDemandEvent = { type: 'DemandAssigned', data: { to: { kind: 'STAFF', account: 'li' }, dueOn: null } };
const closed: ResidentDemandEvent = { type: 'DemandClosed', data: { on: '2026-03-25', outcome: 'WITHDRAWN' } };
const { given } = specFor(ResidentDemand, assignDemand, { id: 'd1', facts: { inOffice: true } });

describe('assign demand', () => {
  it('gives it to a member', () => given(received).when({ memberId: '12-001', dueOn: '2026-04-20' }).then(toMember));
  it('gives it to one of the staff, or over to another', () =>
    given(received, toMember).when({ account: 'li', dueOn: null }).then(toStaff));
  it('refuses two, and none', () => {
    given(received).when({ memberId: '12-001', account: 'li', dueOn: null }).thenRefused('resident-demand.one-assignee');
    given(received).when({ dueOn: null }).thenRefused('resident-demand.one-assignee');
  });
  it('refuses a member who left', () =>
    given(received)
      .when({ memberId: '12-001', dueOn: null }, { facts: { inOffice: false } })
      .thenRefused('resident-demand.member-not-in-office'));
  it('refuses what was not received', () => given().when({ account: 'li', dueOn: null }).thenRefused('resident-demand.not-received'));
  it('refuses what is closed', () => given(received, closed).when({ account: 'li', dueOn: null }).thenRefused('resident-demand.closed'));
});
