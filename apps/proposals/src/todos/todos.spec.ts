import type { Todo } from '@tongxin/runtime';
import { viewReaderOf } from '@tongxin/testing';
import { coSignatureToEnter } from './co-signature-to-enter.js';
import { invitationToAnswer } from './invitation-to-answer.js';
import { opinionToReview } from './opinion-to-review.js';
import { proposalToReview } from './proposal-to-review.js';
import { proposalToSubmit } from './proposal-to-submit.js';

const found = (todo: Todo, views: Parameters<typeof viewReaderOf>[0], id = '990101201', today = '2026-04-10') =>
  todo.find(viewReaderOf(views), { node: { id, name: '云岭乡政协工委', superior: '990101', epoch: 1 }, today });
const invitation = (memberId: string, node: string, state: string) => ({ memberId, node, state, answerBy: '2026-04-10', expired: false });
const card = (key: string, title: string, rest: object) => ({
  [key]: { key, title, node: key.split('.')[0], stage: 'SUBMITTED', review: '', invitationDueOn: '', invitations: [], ...rest },
});
const asked = [
  invitation('12-009', '990101201', 'OPEN'),
  invitation('12-010', '990101201', 'GIVEN'),
  invitation('12-003', '990101101', 'OPEN'),
];
const board = {
  'proposal-board': {
    ...card('990101101.p1', '水源地', { stage: 'COLLECTING', leadProposer: '12-001', invitationDueOn: '2026-04-11', invitations: asked }),
    ...card('990101201.p2', '管网', { stage: 'COLLECTING', leadProposer: '12-009' }),
    ...card('990101101.p3', '路灯', { review: 'OPEN', caseNode: '990101', openedOn: '2026-04-02' }),
    ...card('990101101.p4', '校车', { review: 'FILED', caseNode: '990101', openedOn: '2026-04-02' }),
  },
  'opinion-board': {
    ...card('990101101.o1', '卫生室', { review: 'OPEN', caseNode: '990101', submittedOn: '2026-04-03' }),
    ...card('990101101.o2', '停水', { review: 'KEPT', caseNode: '990101', submittedOn: '2026-04-03' }),
  },
};
const proposal = (key: string) => ({ page: 'proposal', params: { key } });

describe('what proposals have waiting', () => {
  it('is an invitation that is answered here, until its last day is over', async () => {
    const item = { dueOn: '2026-04-10', since: null, link: proposal('990101101.p1') };
    expect(await found(invitationToAnswer, board)).toEqual([{ ...item, params: { title: '水源地' }, memberId: '12-009' }]);
    expect(await found(coSignatureToEnter, board)).toEqual([{ ...item, params: { memberId: '12-009', title: '水源地' } }]);
    expect(await found(invitationToAnswer, board, '990101201', '2026-04-11')).toEqual([]);
  });
  it('is a proposal of one’s own that waits for nobody else', async () => {
    const item = { params: { title: '管网' }, dueOn: null, since: null, link: proposal('990101201.p2') };
    expect(await found(proposalToSubmit, board)).toEqual([{ ...item, memberId: '12-009' }]);
    expect(await found(proposalToSubmit, board, '990101101')).toEqual([]);
  });
  it('is, at the county, a proposal to review and an opinion item to use or keep', async () => {
    const waiting = { dueOn: null, params: { title: '路灯' }, since: '2026-04-02', link: proposal('990101101.p3') };
    expect(await found(proposalToReview, board, '990101')).toEqual([waiting]);
    expect(await found(opinionToReview, board, '990101')).toEqual([
      { params: { title: '卫生室' }, dueOn: null, since: '2026-04-03', link: { page: 'opinion', params: { key: '990101101.o1' } } },
    ]);
    expect(await found(proposalToReview, board)).toEqual([]);
    expect(await found(opinionToReview, board)).toEqual([]);
  });
});
