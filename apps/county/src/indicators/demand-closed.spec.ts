import type { ResidentDemandEvent } from '@tongxin/contracts';
import { contributionsAfter } from '../testing/contributions-after.js';
import { demandClosed } from './demand-closed.js';

const received: ResidentDemandEvent = {
  type: 'DemandReceived',
  data: { personId: 'p', category: 'WATER', channel: 'VISIT', on: '2023-06-20' },
};
const answered: ResidentDemandEvent = { type: 'DemandAnswered', data: { answerId: 'a', on: '2023-06-28', result: 'RESOLVED' } };
const closed: ResidentDemandEvent = { type: 'DemandClosed', data: { on: '2023-07-03', outcome: 'SETTLED' } };
const after = (...events: ResidentDemandEvent[]) => contributionsAfter(demandClosed, events);
const of = (numerator: number) => [{ axes: { category: 'WATER' }, businessDate: '2023-06-20', numerator, denominator: 1 }];

describe('demand.closed', () => {
  it('owes an end to every demand from the day it was received', () => expect(after(received, answered)).toEqual(of(0)));
  it('counts it as closed on that day, however late it was closed', () => expect(after(received, answered, closed)).toEqual(of(1)));
});
