import { everyDocument, type FactsOf } from '@tongxin/runtime';
import { mentioned } from '@tongxin/vault';
import type { ReceivedFacts } from './experience-borrowing/borrow-experience.js';
import type { AudienceFacts, PublishExperience } from './experience/publish-experience.js';
import type { ReviseExperience } from './experience/revise-experience.js';
import type { NamesFacts, WrittenExperience } from './experience/written-experience.js';
import { textsOf } from './fields.js';
import type { PeerCard } from './views/peer-card.js';
import type { ReceivedExperienceCard } from './views/received-experience-card.js';
import type { TownshipFacts } from './directive/issue-directive.js';
import type { SubmissionFacts } from './filing-review/submitted.js';
import type { DirectiveFacts } from './filing/filing-fields.js';
import type { AssignDemand, AssigneeFacts } from './resident-demand/assign-demand.js';
import type { PersonFacts, ReceiveDemand } from './resident-demand/receive-demand.js';
import type { DemandCard } from './views/demand-card.js';
import type { DirectiveCard } from './views/directive-card.js';
import type { FilingCard } from './views/filing-card.js';
import { streamOf } from '@tongxin/eventing';

type Given = Parameters<FactsOf<object, unknown>>[1];

/** The townships this node has linked as its own. */
export async function townshipFacts(_command: object, { node, views }: Given): Promise<TownshipFacts> {
  const townships: string[] = [];
  let cursor: string | undefined;
  do {
    const query = { where: { linkedBy: node }, ...(cursor !== undefined && { cursor }) };
    const page = await views.find<{ node: string; relation: string }>('linked-nodes', query);
    townships.push(...page.items.filter(({ document }) => document.relation === 'SUBORDINATE').map(({ document }) => document.node));
    cursor = page.next;
  } while (cursor !== undefined);
  return { townships };
}

/** Names of members, in office or not, that stand in what is to be told, and the peers there are. */
export async function audienceFacts(written: PublishExperience, { views }: Given): Promise<AudienceFacts> {
  const peers = await everyDocument<PeerCard>(views, 'peer-list', {});
  return { ...(await namesFacts(written, views)), peers: peers.map(({ id }) => id) };
}

export async function revisionFacts(written: ReviseExperience, { views }: Given): Promise<NamesFacts> {
  return namesFacts(written, views);
}

async function namesFacts(written: WrittenExperience, views: Given['views']): Promise<NamesFacts> {
  const members = await everyDocument<{ name: string }>(views, 'member-register', {});
  const names = members.map(({ name }) => name);
  return { names: [...new Set(textsOf(written).flatMap((text) => mentioned(text, names)))] };
}

/** What came of a peer's feed under this id. */
export async function receivedFacts(_command: object, { id, views }: Given): Promise<ReceivedFacts> {
  const card = (await views.get<ReceivedExperienceCard>('received-experiences', id))?.document;
  return { stream: card && card.status !== 'AWAITED' ? card.stream : null, withdrawn: card?.status === 'WITHDRAWN' };
}

/** What the directive of a filing asks, and whether the county has taken it. */
export async function directiveFacts(_command: object, { id, node, views }: Given): Promise<DirectiveFacts> {
  const found = (await views.get<DirectiveCard>('directive-list', id))?.document;
  const card = (await views.get<FilingCard>('filing-board', `${id}.${node}`))?.document;
  const accepted = card?.accepted ?? false;
  if (!found || found.stream === '') return { directive: null, addressed: false, accepted };
  const { stream, kind, period, dueOn, to } = found;
  return { directive: { stream, kind, period, dueOn }, addressed: to.includes(node), accepted };
}

/** What a township handed in, as far as it came here. */
export async function submissionFacts(_command: object, { id, views }: Given): Promise<SubmissionFacts> {
  const card = (await views.get<FilingCard>('filing-board', id))?.document;
  if (!card || card.submissionId === '') return { latest: null };
  const { submissionId, township, directive, firstOn } = card;
  return { latest: { submissionId, filing: streamOf('filing', township, directive), firstOn } };
}

/** Whether this node keeps a demand of the person named. */
export async function personFacts({ personId }: ReceiveDemand, { node, views }: Given): Promise<PersonFacts> {
  if (personId === undefined) return { personKnown: false };
  const { items } = await views.find<DemandCard>('demand-list', { where: { personId, node }, limit: 1 });
  return { personKnown: items.length > 0 };
}

/** Whether the member is in office. A node whose register is empty, not linked yet, is not asked. */
export async function assigneeFacts({ memberId }: AssignDemand, { views }: Given): Promise<AssigneeFacts> {
  if (memberId === undefined) return { inOffice: true };
  const card = (await views.get<{ status: string }>('member-register', memberId))?.document;
  if (card) return { inOffice: card.status === 'IN_OFFICE' };
  return { inOffice: (await views.find('member-register', { limit: 1 })).items.length === 0 };
}
