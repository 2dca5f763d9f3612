import { specFor } from '@tongxin/testing';
import { receiveDemand, type ReceiveDemand } from './receive-demand.js';
import { ResidentDemand } from './resident-demand.js';

const told: ReceiveDemand = { text: '路灯坏了', category: 'ROADS', channel: 'VISIT', on: '2026-03-30' };
const codes = { category: 'ROADS' as const, channel: 'VISIT' as const, on: '2026-03-30' };
const { given } = specFor(ResidentDemand, receiveDemand, { id: 'd1', facts: { personKnown: false } });

describe('receive demand', () => {
  it('records codes and days, and the person by the id of the demand', () =>
    given()
      .when({ ...told, name: '王小明', phone: '13800001111' })
      .then({ type: 'DemandReceived', data: { personId: 'd1', ...codes } }));
  it('records the person known from before', () =>
    given()
      .when({ ...told, personId: 'd0' }, { facts: { personKnown: true } })
      .then({ type: 'DemandReceived', data: { personId: 'd0', ...codes } }));
  it('refuses a person of whom nothing is kept', () =>
    given()
      .when({ ...told, personId: 'd0' })
      .thenRefused('resident-demand.person-not-found'));
  it('refuses a day to come', () =>
    given()
      .when({ ...told, on: '2026-04-02' })
      .thenRefused('resident-demand.day-to-come'));
});
