import type { ResidentDemandEvent } from '@tongxin/contracts';
import { documentsOf, recorded, viewSpecFor, type Happened } from '@tongxin/testing';
import { demandList } from './demand-list.view.js';
import { erasedPeople } from './erased-people.view.js';

const stream = { category: 'residentDemand', id: 'd1' };
const received: Happened<ResidentDemandEvent> = {
  ...{ type: 'DemandReceived', data: { personId: 'p1', category: 'WATER', channel: 'PHONE', on: '2026-03-20' } },
  ...stream,
};
const toMember: Happened<ResidentDemandEvent> = {
  ...{ type: 'DemandAssigned', data: { to: { kind: 'MEMBER', memberId: '12-001' }, dueOn: '2026-04-20' } },
  ...stream,
};
const toStaff: Happened<ResidentDemandEvent> = {
  ...{ type: 'DemandAssigned', data: { to: { kind: 'STAFF', account: 'li' }, dueOn: null } },
  ...stream,
};
const answer = { answerId: 'a1', on: '2026-03-28', result: 'PROMISED' as const };
const answered: Happened<ResidentDemandEvent> = { type: 'DemandAnswered', data: answer, ...stream };
const revisit = { revisitId: 'r1', on: '2026-03-30', satisfied: true };
const revisited: Happened<ResidentDemandEvent> = { type: 'DemandRevisited', data: revisit, ...stream };
const closed: Happened<ResidentDemandEvent> = { type: 'DemandClosed', data: { on: '2026-03-31', outcome: 'SETTLED' }, ...stream };

const first = {
  ...{ id: 'd1', node: '990101101', revision: 0, personId: 'p1', category: 'WATER', channel: 'PHONE', receivedOn: '2026-03-20' },
  ...{ status: 'RECEIVED', memberId: '', account: '', dueOn: '', answers: [], revisits: [], closedOn: '', outcome: null },
};

describe('demand list', () => {
  it('shows what came in, and who sees to it by when', () => {
    viewSpecFor(demandList).given(received).then({ d1: first });
    const assigned = { ...first, revision: 1, status: 'ASSIGNED', memberId: '12-001', dueOn: '2026-04-20' };
    viewSpecFor(demandList).given(received, toMember).then({ d1: assigned });
    const handedOver = { ...first, revision: 2, status: 'ASSIGNED', account: 'li' };
    viewSpecFor(demandList).given(received, toMember, toStaff).then({ d1: handedOver });
  });
  it('goes on to the end', () => {
    const done = { ...first, revision: 4, memberId: '12-001', answers: [answer], revisits: [revisit] };
    viewSpecFor(demandList)
      .given(received, toMember, answered, revisited, closed)
      .then({ d1: { ...done, status: 'CLOSED', closedOn: '2026-03-31', outcome: 'SETTLED' } });
    expect(documentsOf(demandList, recorded([received, answered])).get('d1')).toMatchObject({ status: 'ANSWERED', dueOn: '' });
    expect(documentsOf(demandList, recorded([received, answered, revisited])).get('d1')).toMatchObject({ status: 'REVISITED' });
  });
  it('keeps to one node should two claim an id', () => {
    const other = { ...received, node: '990101201' };
    for (const log of [
      [received, other],
      [other, received],
    ])
      expect(documentsOf(demandList, recorded(log)).get('d1')).toMatchObject({ node: '990101101' });
  });
});

describe('erased people', () => {
  it('says who was erased, where and why', () =>
    viewSpecFor(erasedPeople)
      .given({ type: 'PersonErased', data: { reason: 'REQUESTED' }, category: 'person', id: 'p1' })
      .then({ '990101101.p1': { personId: 'p1', node: '990101101', on: '2026-04-01', reason: 'REQUESTED' } }));
});
