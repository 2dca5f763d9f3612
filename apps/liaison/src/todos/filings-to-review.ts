import type { ViewReader } from '@tongxin/eventing';
import { everyDocument, type Todo, type TodoPlace } from '@tongxin/runtime';
import type { FilingCard, FilingStatus } from '../views/filing-card.js';
import { filingPage } from './filings-to-submit.js';

/** A filing that came is accepted or returned. */
export const filingToReview: Todo = {
  code: 'filing-to-review',
  title: { zh: '审阅{township}报送的《{title}》', en: 'Read what {township} handed in: “{title}”' },
  roles: ['county-office'],
  async find(views, place) {
    const submitted = await filingsAsked(views, place, 'SUBMITTED');
    return submitted.map(({ card, township }) => ({
      params: { title: card.title, township },
      dueOn: null,
      since: card.submittedOn,
      link: filingPage(card),
    }));
  },
};

/** A township that let the day go by is asked. */
export const filingOverdueToAsk: Todo = {
  code: 'filing-overdue',
  title: { zh: '{township}逾期未报《{title}》', en: '{township} is late with “{title}”' },
  roles: ['county-office'],
  async find(views, place) {
    const awaited = await filingsAsked(views, place, 'AWAITED');
    return awaited
      .filter(({ card }) => card.overdueSince !== '')
      .map(({ card, township }) => ({ params: { title: card.title, township }, dueOn: card.dueOn, since: null, link: filingPage(card) }));
  },
};

/** Filings this county asked for, each with the name of its township. */
async function filingsAsked(
  views: ViewReader,
  { node }: TodoPlace,
  status: FilingStatus,
): Promise<{ readonly card: FilingCard; readonly township: string }[]> {
  const cards = await everyDocument<FilingCard>(views, 'filing-board', { where: { status }, orderBy: 'dueOn' });
  const asked = cards.filter(({ county }) => county === node.id);
  return Promise.all(
    asked.map(async (card) => {
      const committee = await views.get<{ name: string }>('committees', card.township);
      return { card, township: committee?.document.name ?? card.township };
    }),
  );
}
