import { everyDocument, type Todo } from '@tongxin/runtime';
import type { PlanBoard } from '../views/plan-board.js';

/** A plan drafted for this year or the next waits for approval. */
export const planToApprove: Todo = {
  code: 'plan-to-approve',
  title: { zh: '审批《{title}》', en: 'Approve “{title}”' },
  roles: ['township-lead', 'county-office'],
  async find(views, { node, today }) {
    const where = { node: node.id, year: { gte: Number(today.slice(0, 4)) } };
    const boards = await everyDocument<PlanBoard>(views, 'plan-board', { where, orderBy: 'year' });
    return boards
      .filter(({ status }) => status === 'DRAFT')
      .map(({ title, year }) => ({ params: { title }, dueOn: null, since: null, link: { page: 'plan', query: { year: String(year) } } }));
  },
};
