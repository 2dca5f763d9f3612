import { everyDocument, type Todo } from '@tongxin/runtime';
import type { ProposalCard } from '../views/proposal-card.js';

/** A submitted proposal is filed or not. */
export const proposalToReview: Todo = {
  code: 'proposal-to-review',
  title: { zh: '审查提案《{title}》', en: 'Review the proposal “{title}”' },
  roles: ['proposal-office'],
  async find(views, { node }) {
    const open = await everyDocument<ProposalCard>(views, 'proposal-board', { where: { review: 'OPEN' } });
    return open
      .filter(({ caseNode }) => caseNode === node.id)
      .map(({ key, title, openedOn }) => ({
        params: { title },
        dueOn: null,
        since: openedOn,
        link: { page: 'proposal', params: { key } },
      }));
  },
};
