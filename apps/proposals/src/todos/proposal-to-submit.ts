import { everyDocument, type Todo } from '@tongxin/runtime';
import type { ProposalCard } from '../views/proposal-card.js';

/** All who were asked have answered, or their time is over: the proposal can be submitted. */
export const proposalToSubmit: Todo = {
  code: 'proposal-to-submit',
  title: { zh: '提交提案《{title}》', en: 'Submit the proposal “{title}”' },
  roles: ['member'],
  async find(views, { node }) {
    const where = { node: node.id, stage: 'COLLECTING', invitationDueOn: '' };
    const ready = await everyDocument<ProposalCard>(views, 'proposal-board', { where });
    return ready.map(({ key, title, leadProposer }) => {
      const link = { page: 'proposal', params: { key } };
      return { params: { title }, dueOn: null, since: null, link, memberId: leadProposer };
    });
  },
};
