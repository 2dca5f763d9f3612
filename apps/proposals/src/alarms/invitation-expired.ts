import type { Alarm } from '@tongxin/eventing';
import { addDays } from '@tongxin/calendar';
import type { ProposalCard } from '../views/proposal-card.js';

/** The day after the last day for an answer, invitations without one expire. */
export const invitationExpired: Alarm<ProposalCard> = {
  name: 'invitation-expired',
  view: 'proposal-board',
  due: 'invitationDueOn',
  ring({ id, node: owner, invitations, invitationDueOn }, _key, node) {
    if (owner !== node) return undefined;
    const due = invitations.filter(({ state, answerBy }) => state === 'OPEN' && addDays(answerBy, 1) <= invitationDueOn);
    return { command: 'proposals/expire-invitations', id, body: { memberIds: due.map(({ memberId }) => memberId) } };
  },
};
