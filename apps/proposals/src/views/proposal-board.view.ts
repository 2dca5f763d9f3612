import { addDays } from '@tongxin/calendar';
import type { CoSignatureEvent, ProposalCaseEvent, ProposalEvent } from '@tongxin/contracts';
import type { EventContext, View } from '@tongxin/eventing';
import { boardKeyOf } from './board-key.js';
import { afterCaseEvent } from './case-part.js';
import type { AnswerCard, InvitationCard, InvitationState, ProposalCard } from './proposal-card.js';
import { afterProposalEvent } from './proposal-part.js';

type Shown = ProposalEvent | CoSignatureEvent | ProposalCaseEvent;

/**
 * The proposals of a node: its own, those its members were asked to sign, and at the county all. A card is made up of what three owners said, the
 * lead proposer's node, the signers' and the county; each part stands by itself, so that it does not matter whose copy comes first.
 */
export const proposalBoard: View<ProposalCard, Shown> = {
  name: 'proposal-board',
  version: 1,
  events: [
    'ProposalPutToCoSigners',
    'CoSignerInvited',
    'InvitationExpired',
    'ProposalSubmitted',
    'ProposalWithdrawn',
    'CoSignatureGiven',
    'CoSignatureDeclined',
    'CaseOpened',
    'CaseNumberRequested',
    'ProposalFiled',
    'CaseNumberReturned',
    'ProposalNotFiled',
    'CaseWithdrawn',
  ],
  indexes: ['node', 'stage', 'review', 'leadProposer', 'invitationDueOn', 'submittedOn', 'decidedOn', 'number'],
  keys: (event, context) => [keyOf(event, context)],
  project: (card, event, context) => settled(after(card ?? unheardOf(context.key), event, context)),
};

function keyOf(event: Shown, { stream, id }: EventContext): string {
  if (isAnswer(event)) return boardKeyOf(event.data.proposal);
  return isOfCase(event) ? id : boardKeyOf(stream);
}

function after(card: ProposalCard, event: Shown, context: EventContext): ProposalCard {
  if (isAnswer(event)) return { ...card, answers: answersAfter(card.answers, event, context) };
  return isOfCase(event) ? afterCaseEvent(card, event, context) : afterProposalEvent(card, event, context);
}

const isAnswer = (event: Shown): event is CoSignatureEvent => event.type === 'CoSignatureGiven' || event.type === 'CoSignatureDeclined';

const OF_CASE: ReadonlySet<string> = new Set<ProposalCaseEvent['type']>([
  'CaseOpened',
  'CaseNumberRequested',
  'ProposalFiled',
  'CaseNumberReturned',
  'ProposalNotFiled',
  'CaseWithdrawn',
]);
const isOfCase = (event: Shown): event is ProposalCaseEvent => OF_CASE.has(event.type);

function answersAfter(answers: readonly AnswerCard[], { type, data }: CoSignatureEvent, { node, recorded }: EventContext): AnswerCard[] {
  const { memberId, version } = data;
  const answer: AnswerCard = { node, memberId, given: type === 'CoSignatureGiven', version, on: recorded.metadata.occurredOn };
  const others = answers.filter((one) => one.node !== node || one.memberId !== memberId);
  return [...others, answer].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

const sortKey = ({ memberId, node }: AnswerCard): string => `${memberId} ${node}`;

/** What follows from the parts together: how each invitation stands, and when the next one expires. */
function settled(card: ProposalCard): ProposalCard {
  const invitations = card.invitations.map((invitation) => ({ ...invitation, state: stateOf(invitation, card) }));
  const open = card.stage === 'COLLECTING' ? invitations.filter(({ state }) => state === 'OPEN') : [];
  const [first] = open.map(({ answerBy }) => answerBy).sort();
  return { ...card, invitations, invitationDueOn: first === undefined ? '' : addDays(first, 1) };
}

/** Only the word of the node that was asked counts, and only on the text as it is now. */
function stateOf({ memberId, node, expired }: InvitationCard, { answers, version }: ProposalCard): InvitationState {
  const answer = answers.find((one) => one.memberId === memberId && one.node === node && one.version === version);
  if (answer) return answer.given ? 'GIVEN' : 'DECLINED';
  return expired ? 'EXPIRED' : 'OPEN';
}

function unheardOf(key: string): ProposalCard {
  const [node = '', id = ''] = key.split('.');
  return {
    key,
    id,
    node,
    revision: -1,
    stage: '',
    kind: 'INTER_SESSION',
    title: '',
    facts: '',
    analysis: '',
    suggestions: [],
    source: null,
    leadProposer: '',
    version: 0,
    invitations: [],
    answers: [],
    invitationDueOn: '',
    coSigners: [],
    submittedOn: '',
    withdrawReason: '',
    review: '',
    caseNode: '',
    caseRevision: -1,
    openedOn: '',
    decidedOn: '',
    number: '',
    notFiled: null,
  };
}
