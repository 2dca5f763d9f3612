import type { ResidentDemandEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { ResidentDemand } from './resident-demand.js';
import { revisitDemand } from './revisit-demand.js';

const received: ResidentDemandEvent = {
  type: 'DemandReceived',
  data: { personId: 'd1', category: 'ROADS', channel: 'VISIT', on: '2026-03-20' },
};
const answered: ResidentDemandEvent = { type: 'DemandAnswered', data: { answerId: 'a1', on: '2026-03-28', result: 'RESOLVED' } };
const closed: ResidentDemandEvent = { type: 'DemandClosed', data: { on: '2026-03-30', outcome: 'UNREACHABLE' } };
const told = { revisitId: 'r1', on: '2026-03-31', satisfied: true };
const { given } = specFor(ResidentDemand, revisitDemand, { id: 'd1' });

describe('revisit demand', () => {
  it('records whether the answer satisfied', () => given(received, answered).when(told).then({ type: 'DemandRevisited', data: told }));
  it('refuses before there was an answer', () => given(received).when(told).thenRefused('resident-demand.not-answered'));
  it('refuses a day to come, and one before it came', () => {
    given(received, answered)
      .when({ ...told, on: '2026-04-02' })
      .thenRefused('resident-demand.day-to-come');
    given(received, answered)
      .when({ ...told, on: '2026-03-19' })
      .thenRefused('resident-demand.before-received');
  });
  it('refuses what was not received', () => given().when(told).thenRefused('resident-demand.not-received'));
  it('refuses what is closed', () => given(received, answered, closed).when(told).thenRefused('resident-demand.closed'));
});
