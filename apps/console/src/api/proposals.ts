import { answered, api, beside, type Schemas } from './client';
import { everyPage, since } from './every-page';

type CommandAnswer = Schemas['CommandAnswer'];

export type ProposalCard = Schemas['ProposalCard'];
export type ProposalDraft = Schemas['ProposalDraft'];
export type ProposalContent = Schemas['ProposalDraftContent'];
export type ProposalText = Schemas['SubmitProposal'];
export type NotFiledReason = Schemas['NotFiledReasonCard'];

/** All proposals this node has a part in. */
export const listProposals = (node: string, minPosition?: number): Promise<ProposalCard[]> =>
  everyPage((page) => answered(api(node).GET('/api/proposal-board', { params: { query: { ...page, ...since(minPosition) } } })));

/** Those a member leads or was asked to sign. */
export async function myProposals(node: string, minPosition?: number): Promise<ProposalCard[]> {
  const { items } = await answered(api(node).GET('/api/my-proposals', { params: { query: since(minPosition) } }));
  return items.map(({ proposal }) => proposal);
}

export const readProposal = (node: string, key: string, minPosition?: number): Promise<ProposalCard> =>
  answered(api(node).GET('/api/proposal-board/{key}', { params: { path: { key }, query: since(minPosition) } }));

export const notFiledReasons = (node: string): Promise<NotFiledReason[]> =>
  answered(api(node).GET('/api/not-filed-reasons', { params: { query: {} } }));

/** What the account is writing, the latest first. */
export async function proposalDrafts(node: string): Promise<ProposalDraft[]> {
  const drafts = await everyPage(({ cursor }) =>
    answered(api(node).GET('/api/proposal-drafts', { params: { query: cursor === undefined ? {} : { after: cursor } } })),
  );
  return drafts.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
}

export const readProposalDraft = (node: string, id: string): Promise<ProposalDraft> =>
  answered(api(node).GET('/api/proposal-drafts/{id}', { params: { path: { id } } }));

/** `revision` is the one that was seen, -1 for none. */
export const saveProposalDraft = (node: string, id: string, body: ProposalContent, revision: number): Promise<ProposalDraft> =>
  answered(api(node).PUT('/api/proposal-drafts/{id}', { params: { path: { id } }, headers: { 'If-Match': `"${revision}"` }, body }));

export async function discardProposalDraft(node: string, id: string): Promise<void> {
  await answered(api(node).DELETE('/api/proposal-drafts/{id}', { params: { path: { id } } }));
}

const of = (id: string, key?: string): { path: { id: string }; header: ReturnType<typeof beside> } => ({
  path: { id },
  header: beside(key === undefined ? {} : { key }),
});

export const putToCoSigners = (node: string, id: string, body: ProposalText): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/proposals/{id}/put-to-co-signers', { params: of(id), body }));

export const inviteCoSigner = (node: string, id: string, body: Schemas['InviteCoSigner']): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/proposals/{id}/invite-co-signer', { params: of(id), body }));

export const submitProposal = (node: string, id: string, body: ProposalText): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/proposals/{id}/submit-proposal', { params: of(id), body }));

export const withdrawProposal = (node: string, id: string, reason: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/proposals/{id}/withdraw-proposal', { params: of(id), body: { reason } }));

/** A co-signer's word, under the proposal's key and the member's number. */
export function answerInvitation(
  node: string,
  { key, version }: Pick<ProposalCard, 'key' | 'version'>,
  memberId: string,
  given: boolean,
): Promise<CommandAnswer> {
  const params = of(`${key}.${memberId}`);
  return given
    ? answered(api(node).POST('/api/co-signatures/{id}/give-co-signature', { params, body: { version } }))
    : answered(api(node).POST('/api/co-signatures/{id}/decline-co-signature', { params, body: { version } }));
}

export const fileProposal = (node: string, key: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/proposal-cases/{id}/file-proposal', { params: of(key), body: {} }));

export const notFileProposal = (node: string, key: string, body: Schemas['NotFileProposal']): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/proposal-cases/{id}/not-file-proposal', { params: of(key), body }));
