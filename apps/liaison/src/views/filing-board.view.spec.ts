import type { DirectiveEvent, FilingReviewEvent } from '@tongxin/contracts';
import { documentsOf, recorded, viewSpecFor, type Happened } from '@tongxin/testing';
import fc from 'fast-check';
import type { DirectiveCard } from './directive-card.js';
import { directiveList } from './directive-list.view.js';
import { filingBoard } from './filing-board.view.js';
import type { FilingCard } from './filing-card.js';
import { filingDetail } from './filing-detail.view.js';
import type { FilingStateEvent } from './filing-state.js';

const directive = 'directive-990101.d1';
const asked = { kind: 'half-year' as const, title: '关于报送上半年工作小结的通知', text: '请按时报送', period: '2026-H1' };
const dates = { dueOn: '2026-07-10', remindOn: '2026-07-03' };
const issued: Happened<DirectiveEvent> = {
  ...{ type: 'DirectiveIssued', data: { ...asked, ...dates, to: ['990101101', '990101201'] } },
  ...{ stream: directive, recordedAt: '2026-06-20T02:00:00.000Z' },
};
const review = { stream: 'filingReview-990101.d1.990101101' };
const filing = { stream: 'filing-990101101.d1' };
const awaited: Happened<FilingReviewEvent> = {
  ...{ type: 'FilingAwaited', data: { directive, township: '990101101', kind: 'half-year', period: '2026-H1', dueOn: '2026-07-10' } },
  ...review,
};
const submitted = (submissionId: string, day: string): Happened<FilingStateEvent> => ({
  ...{
    type: 'FilingSubmitted',
    data: { submissionId, directive, kind: 'half-year', title: '小结', period: '2026-H1', sections: [], figures: [] },
  },
  ...{ ...filing, recordedAt: `${day}T02:00:00.000Z` },
});
const returned: Happened<FilingStateEvent> = { type: 'FilingReturned', data: { submissionId: 's1', reason: '请补充' }, ...review };
const accepted: Happened<FilingStateEvent> = {
  ...{ type: 'FilingAccepted', data: { submissionId: 's2', filing: filing.stream, submittedOn: '2026-07-09' } },
  ...review,
};
const overdue: Happened<FilingStateEvent> = { type: 'FilingOverdue', data: { dueOn: '2026-07-10' }, ...review };
const reminded: Happened<FilingStateEvent> = { type: 'FilingReminded', data: { directive, dueOn: '2026-07-10' }, ...filing };

const key = 'd1.990101101';
const card = (...events: Happened<FilingStateEvent>[]): FilingCard => documentsOf(filingBoard, recorded(events)).get(key) as FilingCard;

describe('filing board', () => {
  it('awaits each township the directive goes to, reminds it and will mark what does not come', () => {
    const { text: _text, ...shown } = asked;
    viewSpecFor(filingBoard)
      .given(issued, awaited)
      .thenDocument(key, {
        ...{ id: key, directive: 'd1', county: '990101', township: '990101101', ...shown, ...dates, status: 'AWAITED' },
        ...{ submissionId: '', submittedOn: '', firstOn: '', late: false, overdueSince: '', judged: '', returnReason: '' },
        ...{ accepted: false, reminded: false, reminderDueOn: '2026-07-03', markDueOn: '2026-07-11' },
        ...{ filingRevision: -1, reviewRevision: 0 },
      });
    expect(documentsOf(filingBoard, recorded([issued])).size).toBe(2);
  });
  it('goes from submitted to returned to submitted again to accepted', () => {
    const [first, second] = [submitted('s1', '2026-07-09'), submitted('s2', '2026-07-12')];
    expect(card(issued, awaited, first)).toMatchObject({ status: 'SUBMITTED', reminderDueOn: '', markDueOn: '' });
    expect(card(issued, awaited, first, returned)).toMatchObject({ status: 'RETURNED', returnReason: '请补充' });
    expect(card(issued, awaited, first, returned, second)).toMatchObject({ status: 'SUBMITTED', submittedOn: '2026-07-12' });
    const last = card(issued, awaited, first, returned, second, accepted);
    expect(last).toMatchObject({
      status: 'ACCEPTED',
      firstOn: '2026-07-09',
      late: false,
      returnReason: '',
      reviewRevision: 2,
      filingRevision: 1,
    });
  });
  it('is late by the day of the first submission, marked or not', () => {
    expect(card(issued, awaited, submitted('s1', '2026-07-11'))).toMatchObject({ late: true, overdueSince: '' });
    expect(card(issued, awaited, overdue)).toMatchObject({ late: false, overdueSince: '2026-07-10', markDueOn: '' });
    expect(card(issued, awaited, overdue, submitted('s1', '2026-07-10'))).toMatchObject({ late: false, overdueSince: '2026-07-10' });
  });
  it('reminds once', () => expect(card(issued, reminded)).toMatchObject({ reminded: true, reminderDueOn: '' }));

  const [s1, s2] = [submitted('s1', '2026-07-09'), submitted('s2', '2026-07-12')];
  const orders = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 });
  it('comes to the same whichever order townships and county are heard in', () => {
    const sources = [[issued], [awaited, overdue, returned, accepted], [reminded, s1, s2]];
    const inOrder = recorded(sources.flat());
    fc.assert(
      fc.property(orders, (order) => {
        const queues = [inOrder.slice(0, 1), inOrder.slice(1, 5), inOrder.slice(5)].map((queue) => [...queue]);
        const merged = order.flatMap((turn) => {
          const queue = [0, 1, 2].map((step) => queues[(turn + step) % 3] ?? []).find((one) => one.length > 0);
          return queue?.splice(0, 1) ?? [];
        });
        for (const view of [filingBoard, directiveList, filingDetail] as const)
          expect(documentsOf(view as typeof filingBoard, merged)).toEqual(documentsOf(view as typeof filingBoard, inOrder));
      }),
    );
  });
});

describe('directive list', () => {
  it('shows what is asked and where each township stands', () => {
    const list = documentsOf(directiveList, recorded([issued, awaited, submitted('s1', '2026-07-09')])).get('d1') as DirectiveCard;
    const { filings, ...rest } = list;
    expect(rest).toEqual({
      ...{ id: 'd1', stream: directive, county: '990101', ...asked, ...dates, issuedOn: '2026-06-20' },
      ...{ to: ['990101101', '990101201'], open: 1 },
    });
    expect(filings.map(({ township, status }) => `${township} ${status}`)).toEqual(['990101101 SUBMITTED', '990101201 AWAITED']);
  });
});

describe('filing detail', () => {
  it('keeps every submission and every verdict', () => {
    const events = [submitted('s1', '2026-07-09'), returned, submitted('s2', '2026-07-12'), accepted];
    const on = '2026-04-01';
    const by = 'clerk@990101';
    const content = { by: 'clerk@990101101', title: '小结', sections: [], figures: [] };
    viewSpecFor(filingDetail)
      .given(...(events as Parameters<ReturnType<typeof viewSpecFor<object, never>>['given']>))
      .then({
        [key]: {
          ...{ id: key, directive: 'd1', township: '990101101' },
          submissions: [
            { submissionId: 's1', on: '2026-07-09', ...content },
            { submissionId: 's2', on: '2026-07-12', ...content },
          ],
          verdicts: [
            { submissionId: 's1', accepted: false, reason: '请补充', on, by },
            { submissionId: 's2', accepted: true, reason: '', on, by },
          ],
        },
      });
  });
});
