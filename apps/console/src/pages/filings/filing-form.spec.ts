import type { FilingCard, FilingDraft } from '../../api/filings';
import { contentOf, formOf, isOverdue, standingOf } from './filing-form';

const draft: FilingDraft = {
  directive: 'd',
  revision: -1,
  origin: 'DRAFTED',
  savedAt: '',
  savedBy: '',
  title: '小结',
  sections: [{ code: 'STUDY', heading: '一、学习培训', text: '学习2次。' }],
  figures: [{ indicator: 'activity.held', version: 1, part: null, numerator: 2, denominator: 0 }],
};

describe('a filing as it is edited', () => {
  it('is what was drafted while nothing is typed', () =>
    expect(contentOf(formOf(draft), draft)).toEqual({ title: '小结', sections: draft.sections, figures: draft.figures }));
  it('changes texts, and neither headings nor figures', () =>
    expect(contentOf({ title: '半年小结', STUDY: '学习2次，交流1次。' }, draft)).toEqual({
      title: '半年小结',
      sections: [{ code: 'STUDY', heading: '一、学习培训', text: '学习2次，交流1次。' }],
      figures: draft.figures,
    }));
});

it('is all in only when the last was read and accepted', () => {
  const filings = (...statuses: FilingCard['status'][]) => statuses.map((status) => ({ status }) as FilingCard);
  const to = ['a', 'b', 'c'];
  expect(standingOf({ to, filings: filings('ACCEPTED', 'ACCEPTED', 'SUBMITTED') })).toEqual({ open: 0, unread: 1 });
  expect(standingOf({ to, filings: filings('ACCEPTED', 'RETURNED') })).toEqual({ open: 2, unread: 0 });
  expect(standingOf({ to, filings: filings('ACCEPTED', 'ACCEPTED', 'ACCEPTED') })).toEqual({ open: 0, unread: 0 });
});

it('is overdue the day after it was due, unless it was handed in once', () => {
  const card = { status: 'AWAITED', firstOn: '', dueOn: '2026-07-10' } as FilingCard;
  expect(isOverdue(card, '2026-07-10')).toBe(false);
  expect(isOverdue(card, '2026-07-11')).toBe(true);
  expect(isOverdue({ ...card, status: 'RETURNED', firstOn: '2026-07-09' }, '2026-07-11')).toBe(false);
});
