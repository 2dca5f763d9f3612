import type { NumberSeriesEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { NumberSeries } from './number-series.js';
import { voidNumber } from './void-number.js';

const first: NumberSeriesEvent = { type: 'NumberReserved', data: { number: '12-1-001', usedFor: 'proposalCase-990101.a' } };
const voided: NumberSeriesEvent = { type: 'NumberVoided', data: { number: '12-1-001', reason: 'WITHDRAWN' } };
const { given } = specFor(NumberSeries, voidNumber, { node: '990101', id: '12-1' });

describe('void number', () => {
  it('leaves a number out, and says why', () => given(first).when({ number: '12-1-001', reason: 'WITHDRAWN' }).then(voided));
  it('does nothing when it is void', () => given(first, voided).when({ number: '12-1-001', reason: 'DECIDED_OTHERWISE' }).thenNothing());
  it('refuses a number that was never given', () =>
    given(first).when({ number: '12-1-002', reason: 'WITHDRAWN' }).thenRefused('number-series.number-unknown', { number: '12-1-002' }));
});
