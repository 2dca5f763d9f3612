import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { defineNotFiledReason } from './define-not-filed-reason.js';
import { NotFiledReason } from './not-filed-reason.js';
import { retireNotFiledReason } from './retire-not-filed-reason.js';

describe('not filed reason', () => {
  it('is retired only once worded, whatever is tried', () =>
    anyHistory(
      NotFiledReason,
      [
        attempts(defineNotFiledReason, fc.record({ zh: fc.constantFrom('重复', '超期'), en: fc.constant('Repeated') }), { id: 'REPEATED' }),
        attempts(retireNotFiledReason, fc.constant({})),
      ],
      {
        holds({ text, retired }, history) {
          if (retired) expect(text).not.toBeNull();
          expect(retired).toBe(history.at(-1)?.type === 'NotFiledReasonRetired');
        },
      },
    ));
});
