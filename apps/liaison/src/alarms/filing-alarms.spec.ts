import type { FilingReviewEvent } from '@tongxin/contracts';
import { documentsOf, recorded, specFor } from '@tongxin/testing';
import { FilingReview } from '../filing-review/filing-review.js';
import { markFilingOverdue } from '../filing-review/mark-filing-overdue.js';
import { remindOfFiling } from '../filing/remind-of-filing.js';
import { Filing } from '../filing/filing.js';
import { filingBoard } from '../views/filing-board.view.js';
import type { FilingCard } from '../views/filing-card.js';
import type { FilingStateEvent } from '../views/filing-state.js';
import { filingOverdue } from './filing-overdue.js';
import { remindOfFilingDue } from './remind-of-filing.js';

const directive = { stream: 'directive-990101.d1', kind: 'half-year' as const, period: '2026-H1', dueOn: '2026-07-10' };
const due = { directive: directive.stream, township: '990101101', kind: directive.kind, period: '2026-H1', dueOn: '2026-07-10' };
const awaited: FilingReviewEvent = { type: 'FilingAwaited', data: due };
const issued: FilingStateEvent = {
  type: 'DirectiveIssued',
  data: { kind: 'half-year', title: '通知', text: '', period: '2026-H1', dueOn: '2026-07-10', remindOn: '2026-07-03', to: ['990101101'] },
};
const log = recorded<FilingStateEvent>([
  { ...issued, stream: directive.stream },
  { ...awaited, stream: 'filingReview-990101.d1.990101101' },
]);
const card = documentsOf(filingBoard, log).get('d1.990101101') as FilingCard;
const body = { dueOn: '2026-07-10' };

describe('alarms of filings', () => {
  it('remind the township on the day named, with a command that is granted', () => {
    expect(card[remindOfFilingDue.due]).toBe('2026-07-03');
    expect(remindOfFilingDue.ring(card, card.id, '990101101')).toEqual({ command: 'filings/remind-of-filing', id: 'd1', body });
    expect(remindOfFilingDue.ring(card, card.id, '990101')).toBeUndefined();
    specFor(Filing, remindOfFiling, { facts: { directive, addressed: true, accepted: false } })
      .given()
      .when(body)
      .then({ type: 'FilingReminded', data: { directive: directive.stream, ...body } });
  });
  it('mark at the county, the day after, with a command that is granted', () => {
    expect(card[filingOverdue.due]).toBe('2026-07-11');
    const command = { command: 'filing-reviews/mark-filing-overdue', id: 'd1.990101101', body };
    expect(filingOverdue.ring(card, card.id, '990101')).toEqual(command);
    expect(filingOverdue.ring(card, card.id, '990101101')).toBeUndefined();
    specFor(FilingReview, markFilingOverdue, { today: '2026-07-11', facts: { latest: null } })
      .given(awaited)
      .when(body)
      .then({ type: 'FilingOverdue', data: body });
  });
});
