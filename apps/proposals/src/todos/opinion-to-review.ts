import { everyDocument, type Todo } from '@tongxin/runtime';
import type { OpinionCard } from '../views/opinion-card.js';

/** A submitted opinion item is used or kept. */
export const opinionToReview: Todo = {
  code: 'opinion-to-review',
  title: { zh: '处理社情民意信息《{title}》', en: 'Use or keep the opinion item “{title}”' },
  roles: ['information-office'],
  async find(views, { node }) {
    const open = await everyDocument<OpinionCard>(views, 'opinion-board', { where: { review: 'OPEN' } });
    return open
      .filter(({ caseNode }) => caseNode === node.id)
      .map(({ key, title, submittedOn }) => ({
        params: { title },
        dueOn: null,
        since: submittedOn || null,
        link: { page: 'opinion', params: { key } },
      }));
  },
};
