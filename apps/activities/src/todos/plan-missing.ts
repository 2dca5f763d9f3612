import type { Todo } from '@tongxin/runtime';
import { boardKey } from '../views/plan-board.view.js';

/** A township without a plan for the year is to bring one in. */
export const planMissing: Todo = {
  code: 'plan-missing',
  title: { zh: '录入{year}年工作计划', en: 'Bring in the plan for {year}' },
  roles: ['clerk'],
  async find(views, { node, today }) {
    const year = today.slice(0, 4);
    if (await views.get('plan-board', boardKey(node.id, year))) return [];
    return [{ params: { year: Number(year) }, dueOn: null, since: `${year}-01-01`, link: { page: 'plan-import' } }];
  },
};
