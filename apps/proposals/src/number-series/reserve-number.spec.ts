import type { NumberSeriesEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { NumberSeries } from './number-series.js';
import { reserveNumber } from './reserve-number.js';

const first: NumberSeriesEvent = { type: 'NumberReserved', data: { number: '12-1-001', usedFor: 'proposalCase-990101.a' } };
const second: NumberSeriesEvent = { type: 'NumberReserved', data: { number: '12-1-002', usedFor: 'proposalCase-990101.b' } };
const voided: NumberSeriesEvent = { type: 'NumberVoided', data: { number: '12-1-001', reason: 'WITHDRAWN' } };
const { given } = specFor(NumberSeries, reserveNumber, { node: '990101', id: '12-1' });

describe('reserve number', () => {
  it('gives the first number, and the next', () => {
    given().when({ usedFor: 'proposalCase-990101.a' }).then(first);
    given(first).when({ usedFor: 'proposalCase-990101.b' }).then(second);
  });
  it('never gives a void number again', () => given(first, voided).when({ usedFor: 'proposalCase-990101.b' }).then(second));
  it('gives one stream one number', () => given(first, second).when({ usedFor: 'proposalCase-990101.a' }).thenNothing());
});
