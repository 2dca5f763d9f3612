import { addDays } from '@tongxin/calendar';
import type { ViewReader } from '@tongxin/eventing';
import { everyDocument, type Todo, type TodoItem, type TodoPlace } from '@tongxin/runtime';
import type { OpinionCard } from '../views/opinion-card.js';
import type { ProposalCard } from '../views/proposal-card.js';

/** So long the county's word stands on the lists of those who wait for it; afterwards it stands with the proposal. */
const DAYS_SHOWN = 14;

/** Lead proposer and co-signers hear what became of a proposal. */
const proposalOutcomeToHear: Todo = {
  code: 'proposal-outcome-to-hear',
  title: { zh: '《{title}》已有审查结果', en: 'The county decided on “{title}”' },
  roles: ['member'],
  async find(views, place) {
    const cards = await decided(views, place);
    return cards.flatMap((card) => peopleOf(card, place).map((memberId) => ({ ...itemOf(card), memberId })));
  },
};

/** The clerk tells those who do not sign in. */
const proposalOutcomeToTell: Todo = {
  code: 'proposal-outcome-to-tell',
  title: { zh: '告知委员：《{title}》已有审查结果', en: 'Tell the members: the county decided on “{title}”' },
  roles: ['clerk'],
  async find(views, place) {
    const cards = await decided(views, place);
    return cards.filter((card) => peopleOf(card, place).length > 0).map(itemOf);
  },
};

async function decided(views: ViewReader, { today }: TodoPlace): Promise<ProposalCard[]> {
  const cards = await everyDocument<ProposalCard>(views, 'proposal-board', { where: decidedSince(today), orderBy: 'decidedOn' });
  return cards.filter(({ review }) => review === 'FILED' || review === 'NOT_FILED');
}

function decidedSince(today: string): { decidedOn: { gte: string } } {
  return { decidedOn: { gte: addDays(today, -DAYS_SHOWN) } };
}

/** The reporter always hears what became of an opinion item. */
const opinionOutcomeToHear: Todo = {
  code: 'opinion-outcome-to-hear',
  title: { zh: '社情民意信息《{title}》已有处理结果', en: 'The county decided on your opinion item “{title}”' },
  roles: ['member'],
  async find(views, place) {
    return (await decidedOpinions(views, place)).map((card) => ({ ...opinionItem(card), memberId: card.reporter }));
  },
};

/** The clerk tells a reporter who does not sign in. */
const opinionOutcomeToTell: Todo = {
  code: 'opinion-outcome-to-tell',
  title: { zh: '告知委员：社情民意信息《{title}》已有处理结果', en: 'Tell the reporter: the county decided on “{title}”' },
  roles: ['clerk'],
  async find(views, place) {
    return (await decidedOpinions(views, place)).map(opinionItem);
  },
};

async function decidedOpinions(views: ViewReader, { node, today }: TodoPlace): Promise<OpinionCard[]> {
  const where = { node: node.id, ...decidedSince(today) };
  return everyDocument<OpinionCard>(views, 'opinion-board', { where, orderBy: 'decidedOn' });
}

function opinionItem({ key, title, decidedOn }: OpinionCard): TodoItem {
  return { params: { title }, dueOn: null, since: decidedOn, link: { page: 'opinion', params: { key } } };
}

/** Its members here: a co-signer of another township hears there. */
function peopleOf({ node, leadProposer, coSigners }: ProposalCard, place: TodoPlace): readonly string[] {
  const signers = coSigners.filter((signer) => signer.node === place.node.id).map(({ memberId }) => memberId);
  return node === place.node.id ? [leadProposer, ...signers] : signers;
}

function itemOf({ key, title, decidedOn }: ProposalCard): TodoItem {
  return { params: { title }, dueOn: null, since: decidedOn, link: { page: 'proposal', params: { key } } };
}

/** What the county decided lately, for those who wait to hear it. */
export const outcomes: readonly Todo[] = [proposalOutcomeToHear, proposalOutcomeToTell, opinionOutcomeToHear, opinionOutcomeToTell];
