import type { ViewReader } from '@tongxin/eventing';
import { everyDocument, type Todo, type TodoLink, type TodoPlace } from '@tongxin/runtime';
import type { FilingCard, FilingStatus } from '../views/filing-card.js';

/** What the county asked of this township and has not been handed in. */
export const filingToSubmit: Todo = {
  code: 'filing-to-submit',
  title: { zh: '报送《{title}》', en: 'Hand in “{title}”' },
  roles: ['clerk'],
  async find(views, place) {
    const awaited = await ownFilings(views, place, 'AWAITED');
    return awaited.map((card) => ({ params: { title: card.title }, dueOn: card.dueOn, since: null, link: filingPage(card) }));
  },
};

/** What the county sent back is corrected and handed in again. */
export const filingReturned: Todo = {
  code: 'filing-returned',
  title: { zh: '《{title}》被退回，请修改后重报', en: '“{title}” came back: correct it and hand it in again' },
  roles: ['clerk', 'township-lead'],
  async find(views, place) {
    const returned = await ownFilings(views, place, 'RETURNED');
    return returned.map((card) => ({ params: { title: card.title }, dueOn: null, since: card.submittedOn, link: filingPage(card) }));
  },
};

/** Filings this township owes in a status, once the directive itself is known here. */
async function ownFilings(views: ViewReader, { node }: TodoPlace, status: FilingStatus): Promise<FilingCard[]> {
  const cards = await everyDocument<FilingCard>(views, 'filing-board', { where: { township: node.id, status }, orderBy: 'dueOn' });
  return cards.filter(({ county }) => county !== '');
}

export function filingPage({ id }: FilingCard): TodoLink {
  return { page: 'filing', params: { id } };
}
