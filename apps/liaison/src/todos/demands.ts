import type { ViewReader } from '@tongxin/eventing';
import { everyDocument, type Todo, type TodoItem, type TodoPlace } from '@tongxin/runtime';
import type { DemandCard, DemandStatus } from '../views/demand-card.js';

/** A demand that came in is given to a member or to somebody of the office. Who asked, and what, stands on no list. */
export const demandToAssign: Todo = {
  code: 'demand-to-assign',
  title: { zh: '交办一件群众诉求', en: 'Assign a resident’s demand' },
  roles: ['clerk', 'township-lead'],
  find: async (views, place) => (await ownDemands(views, place, 'RECEIVED')).map((card) => itemOf(card, card.receivedOn)),
};

/** Who took a demand up answers it by the day set; for a member the clerk does. */
export const demandToAnswer: Todo = {
  code: 'demand-to-answer',
  title: { zh: '答复一件群众诉求', en: 'Answer a resident’s demand' },
  roles: ['clerk', 'township-lead'],
  async find(views, place) {
    const assigned = await ownDemands(views, place, 'ASSIGNED');
    return assigned.filter(({ account }) => account !== '').map((card) => ({ ...itemOf(card, card.receivedOn), account: card.account }));
  },
};

export const demandToAnswerForMember: Todo = {
  code: 'demand-to-answer-for-member',
  title: { zh: '登记委员对一件群众诉求的答复', en: 'Enter a member’s answer to a resident’s demand' },
  roles: ['clerk'],
  async find(views, place) {
    const assigned = await ownDemands(views, place, 'ASSIGNED');
    return assigned.filter(({ account }) => account === '').map((card) => itemOf(card, card.receivedOn));
  },
};

/** A resident who was answered is asked again whether that settled it. */
export const demandToRevisit: Todo = {
  code: 'demand-to-revisit',
  title: { zh: '回访一件群众诉求', en: 'Revisit a resident’s demand' },
  roles: ['clerk'],
  async find(views, place) {
    const answered = await ownDemands(views, place, 'ANSWERED');
    return answered.map((card) => itemOf(card, card.answers.at(-1)?.on ?? card.receivedOn));
  },
};

/** And then it is closed. */
export const demandToClose: Todo = {
  code: 'demand-to-close',
  title: { zh: '办结一件群众诉求', en: 'Close a resident’s demand' },
  roles: ['clerk'],
  async find(views, place) {
    const revisited = await ownDemands(views, place, 'REVISITED');
    return revisited.map((card) => itemOf(card, card.revisits.at(-1)?.on ?? card.receivedOn));
  },
};

function ownDemands(views: ViewReader, { node }: TodoPlace, status: DemandStatus): Promise<DemandCard[]> {
  return everyDocument<DemandCard>(views, 'demand-list', { where: { node: node.id, status }, orderBy: 'receivedOn' });
}

function itemOf({ id, dueOn }: DemandCard, since: string): TodoItem {
  return { params: {}, dueOn: dueOn === '' ? null : dueOn, since, link: { page: 'demand', params: { id } } };
}
