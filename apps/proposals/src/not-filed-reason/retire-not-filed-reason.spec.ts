import type { NotFiledReasonEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { NotFiledReason } from './not-filed-reason.js';
import { retireNotFiledReason } from './retire-not-filed-reason.js';

const defined: NotFiledReasonEvent = { type: 'NotFiledReasonDefined', data: { zh: '重复提出', en: 'Put forward before' } };
const retired: NotFiledReasonEvent = { type: 'NotFiledReasonRetired', data: { on: '2026-04-01' } };
const { given } = specFor(NotFiledReason, retireNotFiledReason, { node: '990101', id: 'REPEATED' });

describe('retire not filed reason', () => {
  it('gives a ground no more', () => given(defined).when({}).then(retired));
  it('retires again what was taken up again', () => given(defined, retired, defined).when({}).then(retired));
  it('refuses a ground that was never added', () => given().when({}).thenRefused('not-filed-reason.unknown', { code: 'REPEATED' }));
});
