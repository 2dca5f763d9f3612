import type { ResidentDemandEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { answerDemand, type AnswerDemand } from './answer-demand.js';
import { ResidentDemand } from './resident-demand.js';

const received: ResidentDemandEvent = {
  type: 'DemandReceived',
  data: { personId: 'd1', category: 'ROADS', channel: 'VISIT', on: '2026-03-20' },
};
const assigned: ResidentDemandEvent = { type: 'DemandAssigned', data: { to: { kind: 'STAFF', account: 'li' }, dueOn: null } };
const closed: ResidentDemandEvent = { type: 'DemandClosed', data: { on: '2026-03-25', outcome: 'WITHDRAWN' } };
const told: AnswerDemand = { answerId: 'a1', on: '2026-03-28', result: 'RESOLVED', text: '已修好' };
const answered: ResidentDemandEvent = { type: 'DemandAnswered', data: { answerId: 'a1', on: '2026-03-28', result: 'RESOLVED' } };
const { given } = specFor(ResidentDemand, answerDemand, { id: 'd1' });

describe('answer demand', () => {
  it('records the result and never the words', () => given(received, assigned).when(told).then(answered));
  it('answers again', () =>
    given(received, assigned, answered)
      .when({ ...told, answerId: 'a2' })
      .then({ type: 'DemandAnswered', data: { answerId: 'a2', on: '2026-03-28', result: 'RESOLVED' } }));
  it('refuses before somebody has taken it up', () => given(received).when(told).thenRefused('resident-demand.not-assigned'));
  it('refuses a day to come, and one before it came', () => {
    given(received, assigned)
      .when({ ...told, on: '2026-04-02' })
      .thenRefused('resident-demand.day-to-come');
    given(received, assigned)
      .when({ ...told, on: '2026-03-19' })
      .thenRefused('resident-demand.before-received');
  });
  it('refuses what was not received', () => given().when(told).thenRefused('resident-demand.not-received'));
  it('refuses what is closed', () => given(received, assigned, closed).when(told).thenRefused('resident-demand.closed'));
});
