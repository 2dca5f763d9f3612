import type { ProposalEvent } from '@tongxin/contracts';
import { documentsOf, recorded, specFor } from '@tongxin/testing';
import { expireInvitations, type ExpireInvitations } from '../proposal/expire-invitations.js';
import { Proposal } from '../proposal/proposal.js';
import { proposalBoard } from '../views/proposal-board.view.js';
import type { ProposalCard } from '../views/proposal-card.js';
import { invitationExpired } from './invitation-expired.js';

const put: ProposalEvent = {
  type: 'ProposalPutToCoSigners',
  data: { kind: 'PLENARY', title: '题', facts: '情况', analysis: '', suggestions: [], source: null, leadProposer: '12-001', version: 1 },
};
const first: ProposalEvent = { type: 'CoSignerInvited', data: { memberId: '12-009', node: '990101201', answerBy: '2026-04-10' } };
const second: ProposalEvent = { type: 'CoSignerInvited', data: { memberId: '12-003', node: '990101101', answerBy: '2026-04-20' } };

describe('invitation expired', () => {
  const log = recorded([put, first, second].map((event) => ({ ...event, stream: 'proposal-990101101.p1' })));
  const card = documentsOf(proposalBoard, log).get('990101101.p1') as ProposalCard;

  it('rings the day after the last day with a command that is granted', () => {
    expect(card.invitationDueOn).toBe('2026-04-11');
    const sent = invitationExpired.ring(card, card.key, '990101101');
    expect(sent).toEqual({ command: 'proposals/expire-invitations', id: 'p1', body: { memberIds: ['12-009'] } });
    specFor(Proposal, expireInvitations, { today: card.invitationDueOn })
      .given(put, first, second)
      .when(sent?.body as ExpireInvitations)
      .then({ type: 'InvitationExpired', data: { memberId: '12-009', answerBy: '2026-04-10' } });
  });
  it('leaves to its own node what is held as a copy', () => expect(invitationExpired.ring(card, card.key, '990101')).toBeUndefined());
});
