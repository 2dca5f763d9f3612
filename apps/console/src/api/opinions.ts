import { answered, api, beside, type Schemas } from './client';
import { everyPage, since } from './every-page';

type CommandAnswer = Schemas['CommandAnswer'];

export type OpinionCard = Schemas['OpinionCard'];
export type OpinionDraft = Schemas['OpinionDraft'];
export type OpinionContent = Schemas['OpinionDraftContent'];
export type Adoption = Schemas['AdoptOpinion'];

export const listOpinions = (node: string, minPosition?: number): Promise<OpinionCard[]> =>
  everyPage((page) => answered(api(node).GET('/api/opinion-board', { params: { query: { ...page, ...since(minPosition) } } })));

/** Those a member reported. */
export const myOpinions = async (node: string, minPosition?: number): Promise<OpinionCard[]> =>
  (await answered(api(node).GET('/api/my-opinions', { params: { query: since(minPosition) } }))).items;

export const readOpinion = (node: string, key: string, minPosition?: number): Promise<OpinionCard> =>
  answered(api(node).GET('/api/opinion-board/{key}', { params: { path: { key }, query: since(minPosition) } }));

/** What the account is writing, the latest first. */
export async function opinionDrafts(node: string): Promise<OpinionDraft[]> {
  const drafts = await everyPage(({ cursor }) =>
    answered(api(node).GET('/api/opinion-drafts', { params: { query: cursor === undefined ? {} : { after: cursor } } })),
  );
  return drafts.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
}

export const readOpinionDraft = (node: string, id: string): Promise<OpinionDraft> =>
  answered(api(node).GET('/api/opinion-drafts/{id}', { params: { path: { id } } }));

/** `revision` is the one that was seen, -1 for none. */
export const saveOpinionDraft = (node: string, id: string, body: OpinionContent, revision: number): Promise<OpinionDraft> =>
  answered(api(node).PUT('/api/opinion-drafts/{id}', { params: { path: { id } }, headers: { 'If-Match': `"${revision}"` }, body }));

export async function discardOpinionDraft(node: string, id: string): Promise<void> {
  await answered(api(node).DELETE('/api/opinion-drafts/{id}', { params: { path: { id } } }));
}

const of = (id: string): { path: { id: string }; header: ReturnType<typeof beside> } => ({ path: { id }, header: beside() });

export const submitOpinion = (node: string, id: string, body: Schemas['SubmitOpinion']): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/opinion-reports/{id}/submit-opinion', { params: of(id), body }));

export const adoptOpinion = (node: string, key: string, body: Adoption): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/opinion-cases/{id}/adopt-opinion', { params: of(key), body }));

export const keepOpinion = (node: string, key: string, reason: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/opinion-cases/{id}/keep-opinion', { params: of(key), body: { reason } }));
