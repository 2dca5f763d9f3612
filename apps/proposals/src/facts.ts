import type { Role } from '@tongxin/access';
import { NOT_FILED_REASONS, type NationalReason } from '@tongxin/contracts';
import type { FactsOf } from '@tongxin/runtime';
import type { InvitedFacts, KnownInvitation } from './co-signature/answer.js';
import type { ActorFacts, MemberStanding } from './fields.js';
import type { AdoptOpinion, SourceFacts } from './opinion-case/adopt-opinion.js';
import type { SubmitOpinion } from './opinion-report/submit-opinion.js';
import type { SeriesFacts } from './proposal-case/file-proposal.js';
import type { NotFileProposal, ReasonFacts } from './proposal-case/not-file-proposal.js';
import type { InvitationFacts, InviteCoSigner } from './proposal/invite-co-signer.js';
import type { SignatureFacts, SubmitProposal } from './proposal/submit-proposal.js';
import type { WithdrawalFacts } from './proposal/withdraw-proposal.js';
import { FOR_ALL } from './readers.js';
import { boardKey } from './views/board-key.js';
import type { NotFiledReasonCard } from './views/not-filed-reasons.view.js';
import type { OpinionCard } from './views/opinion-card.js';
import type { ProposalCard } from './views/proposal-card.js';

type Given = Parameters<FactsOf<object, unknown>>[1];

/** Whether the caller may act for this lead proposer, and how the register knows that member. */
export const leadFacts = ({ leadProposer }: Pick<SubmitProposal, 'leadProposer'>, given: Given): Promise<ActorFacts> =>
  actorFacts(leadProposer, given);

export const reporterFacts = ({ reporter }: SubmitOpinion, given: Given): Promise<ActorFacts> => actorFacts(reporter, given);

export async function invitationFacts({ memberId, node }: InviteCoSigner, given: Given): Promise<InvitationFacts> {
  return { ...(await actorFacts(memberId, given)), nodeKnown: await isKnown(node, given) };
}

/** With the signatures that have come in. A text put anew a moment ago has none yet, whatever the board still shows. */
export async function signatureFacts(command: SubmitProposal, given: Given): Promise<SignatureFacts> {
  const card = await ownCard(given);
  const signatures = (card?.invitations ?? []).filter(({ state }) => state === 'GIVEN');
  return {
    ...(await leadFacts(command, given)),
    signatures: signatures.map(({ memberId }) => ({ memberId, version: card?.version ?? 0 })),
  };
}

/** Whose proposal the caller may take back, and whether the county's decision has been heard here. */
export async function withdrawalFacts(_command: object, given: Given): Promise<WithdrawalFacts> {
  const card = await ownCard(given);
  return { onlyFor: onlyFor(given), decided: card?.review === 'FILED' || card?.review === 'NOT_FILED' };
}

/** The invitation that the co-signature's id names: proposal's node, proposal, member. */
export async function invitedFacts(_command: object, given: Given): Promise<InvitedFacts> {
  const [node = '', id = '', memberId = ''] = given.id.split('.');
  const card = (await given.views.get<ProposalCard>('proposal-board', boardKey(node, id)))?.document;
  return { onlyFor: onlyFor(given), invitation: card ? invitationOf(card, memberId, given.node) : null };
}

/** `12-1` while a session is open, else the year. */
export async function seriesFacts(_command: object, { views, node, today }: Given): Promise<SeriesFacts> {
  const { items } = await views.find<{ node: string; term: number; session: number }>('committees', { where: { level: 'COUNTY' } });
  const committee = items.map(({ document }) => document).find((one) => one.node === node);
  const isInSession = committee !== undefined && committee.session > 0;
  return { seriesNow: isInSession ? `${committee.term}-${committee.session}` : today.slice(0, 4) };
}

/** How a ground for not filing reads: the national ones as published, the county's own unless retired. */
export async function reasonFacts({ reasonCode }: NotFileProposal, { views }: Given): Promise<ReasonFacts> {
  if (Object.hasOwn(NOT_FILED_REASONS, reasonCode)) return { reason: { ...NOT_FILED_REASONS[reasonCode as NationalReason] } };
  const local = (await views.get<NotFiledReasonCard>('not-filed-reasons', reasonCode))?.document;
  return { reason: local && !local.retired ? { zh: local.zh, en: local.en } : null };
}

export async function sourceFacts({ sources }: AdoptOpinion, { views, node, id }: Given): Promise<SourceFacts> {
  const known = await Promise.all(sources.map((source) => isOtherCase(source, id, node, views)));
  return { unknownSources: sources.filter((_source, index) => !known[index]) };
}

async function isOtherCase(source: string, id: string, node: string, views: Given['views']): Promise<boolean> {
  const prefix = `opinionCase-${node}.`;
  if (!source.startsWith(prefix) || source === prefix + id) return false;
  const card = await views.get<OpinionCard>('opinion-board', source.slice(prefix.length));
  return card?.document.caseNode === node;
}

async function actorFacts(memberId: string, given: Given): Promise<ActorFacts> {
  return { onlyFor: onlyFor(given), standing: await standingOf(memberId, given.views) };
}

/** For whom the caller may act: who enters for others for everybody, a member for oneself. */
export function onlyFor({ call: { by } }: Pick<Given, 'call'>): string | null {
  const isForAll = by?.roles.some((role: Role) => FOR_ALL.includes(role)) ?? false;
  return isForAll ? null : (by?.memberId ?? '');
}

/** A node whose register is empty, not linked yet, is not asked. */
async function standingOf(memberId: string, views: Given['views']): Promise<MemberStanding> {
  const card = await views.get<{ status: string }>('member-register', memberId);
  if (card) return card.document.status === 'IN_OFFICE' ? 'IN_OFFICE' : 'LEFT';
  const anyone = await views.find('member-register', { limit: 1 });
  return anyone.items.length > 0 ? 'UNKNOWN' : 'NOT_ASKED';
}

async function isKnown(node: string, given: Given): Promise<boolean> {
  if (node === given.node) return true;
  const { items } = await given.views.find('linked-nodes', { where: { node }, limit: 1 });
  return items.length > 0;
}

async function ownCard({ views, node, id }: Given): Promise<ProposalCard | undefined> {
  return (await views.get<ProposalCard>('proposal-board', boardKey(node, id)))?.document;
}

function invitationOf(card: ProposalCard, memberId: string, node: string): KnownInvitation | null {
  const invitation = card.invitations.find((one) => one.memberId === memberId && one.node === node);
  if (!invitation) return null;
  const { answerBy } = invitation;
  const proposal = `proposal-${card.key}`;
  return { proposal, memberId, answerBy, version: card.version, open: card.stage === 'COLLECTING' };
}
