import type { NotFiledReasonEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { defineNotFiledReason } from './define-not-filed-reason.js';
import { NotFiledReason } from './not-filed-reason.js';

const text = { zh: '同一届内重复提出', en: 'Put forward before in the same term' };
const defined: NotFiledReasonEvent = { type: 'NotFiledReasonDefined', data: text };
const retired: NotFiledReasonEvent = { type: 'NotFiledReasonRetired', data: { on: '2026-04-01' } };
const { given } = specFor(NotFiledReason, defineNotFiledReason, { node: '990101', id: 'REPEATED' });

describe('define not filed reason', () => {
  it('adds a ground of the county’s own', () => given().when(text).then(defined));
  it('words one anew, and takes one up again', () => {
    given(defined)
      .when({ ...text, zh: '重复提出' })
      .then({ type: 'NotFiledReasonDefined', data: { ...text, zh: '重复提出' } });
    given(defined, retired).when(text).then(defined);
  });
  it('refuses a national code, and what is no code', () => {
    given().when(text, { id: 'PROMOTION' }).thenRefused('not-filed-reason.national', { code: 'PROMOTION' });
    given().when(text, { id: 'repeated' }).thenRefused('not-filed-reason.bad-code', { code: 'repeated' });
  });
});
