import type { ResidentDemandEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { closeDemand } from './close-demand.js';
import { ResidentDemand } from './resident-demand.js';

const received: ResidentDemandEvent = {
  type: 'DemandReceived',
  data: { personId: 'd1', category: 'ROADS', channel: 'VISIT', on: '2026-03-20' },
};
const answered: ResidentDemandEvent = { type: 'DemandAnswered', data: { answerId: 'a1', on: '2026-03-28', result: 'RESOLVED' } };
const again: ResidentDemandEvent = { type: 'DemandAnswered', data: { answerId: 'a2', on: '2026-03-30', result: 'EXPLAINED' } };
const content: ResidentDemandEvent = { type: 'DemandRevisited', data: { revisitId: 'r1', on: '2026-03-29', satisfied: true } };
const discontent: ResidentDemandEvent = { type: 'DemandRevisited', data: { revisitId: 'r2', on: '2026-03-29', satisfied: false } };
const on = '2026-03-31';
const closed = (outcome: 'SETTLED' | 'NOT_SETTLED' | 'WITHDRAWN'): ResidentDemandEvent => ({ type: 'DemandClosed', data: { on, outcome } });
const { given } = specFor(ResidentDemand, closeDemand, { id: 'd1' });

describe('close demand', () => {
  it('settles what satisfied', () => given(received, answered, content).when({ on, outcome: 'SETTLED' }).then(closed('SETTLED')));
  it('ends what did not satisfy as not settled', () =>
    given(received, answered, discontent).when({ on, outcome: 'NOT_SETTLED' }).then(closed('NOT_SETTLED')));
  it('ends what was withdrawn at any time', () => given(received).when({ on, outcome: 'WITHDRAWN' }).then(closed('WITHDRAWN')));
  it('refuses to settle without an answer', () =>
    given(received).when({ on, outcome: 'SETTLED' }).thenRefused('resident-demand.not-answered'));
  it('refuses to settle before the resident was asked, and after another answer', () => {
    given(received, answered).when({ on, outcome: 'SETTLED' }).thenRefused('resident-demand.not-revisited');
    given(received, answered, content, again).when({ on, outcome: 'SETTLED' }).thenRefused('resident-demand.not-revisited');
  });
  it('refuses what the resident said otherwise', () => {
    given(received, answered, discontent).when({ on, outcome: 'SETTLED' }).thenRefused('resident-demand.not-satisfied');
    given(received, answered, content).when({ on, outcome: 'NOT_SETTLED' }).thenRefused('resident-demand.satisfied');
  });
  it('refuses to close it otherwise than it was', () =>
    given(received, closed('WITHDRAWN')).when({ on, outcome: 'DUPLICATE' }).thenRefused('resident-demand.closed'));
  it('refuses a day to come, and one before it came', () => {
    given(received).when({ on: '2026-04-02', outcome: 'WITHDRAWN' }).thenRefused('resident-demand.day-to-come');
    given(received).when({ on: '2026-03-19', outcome: 'WITHDRAWN' }).thenRefused('resident-demand.before-received');
  });
  it('refuses what was not received', () => given().when({ on, outcome: 'WITHDRAWN' }).thenRefused('resident-demand.not-received'));
});
