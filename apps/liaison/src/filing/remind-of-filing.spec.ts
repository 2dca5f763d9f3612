import type { FilingEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { Filing } from './filing.js';
import { remindOfFiling } from './remind-of-filing.js';

const directive = { stream: 'directive-990101.d1', kind: 'half-year' as const, period: '2026-H1', dueOn: '2026-07-10' };
const facts = { directive, addressed: true, accepted: false };
const content = { submissionId: 's1', title: '小结', sections: [], figures: [] };
const submitted: FilingEvent = {
  type: 'FilingSubmitted',
  data: { ...content, directive: directive.stream, kind: 'half-year', period: '2026-H1' },
};
const { given } = specFor(Filing, remindOfFiling, { id: 'd1', facts });

describe('remind of filing', () => {
  it('reminds once who has not filed', () =>
    given()
      .when({ dueOn: '2026-07-10' })
      .then({ type: 'FilingReminded', data: { directive: directive.stream, dueOn: '2026-07-10' } }));
  it('reminds nobody who has', () => given(submitted).when({ dueOn: '2026-07-10' }).thenNothing());
  it('refuses where no directive is known', () =>
    given()
      .when({ dueOn: '2026-07-10' }, { facts: { ...facts, directive: null } })
      .thenRefused('filing.directive-not-found'));
});
