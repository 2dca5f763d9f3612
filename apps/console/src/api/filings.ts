import { answered, api, beside, type Schemas } from './client';
import { everyPage, since } from './every-page';

type CommandAnswer = Schemas['CommandAnswer'];

export type DirectiveCard = Schemas['DirectiveCard'];
export type DirectiveEntry = Schemas['IssueDirective'];
export type FilingCard = Schemas['FilingCard'];
export type FilingDetail = Schemas['FilingDetail'];
export type FilingDraft = Schemas['FilingDraft'];
export type FilingContent = Pick<FilingDraft, 'title' | 'sections' | 'figures'>;
export type FilingFigure = Schemas['FilingFigureShown'];

/** What the county asked, the latest due first. */
export async function listDirectives(node: string, minPosition?: number): Promise<DirectiveCard[]> {
  const cards = await everyPage((page) =>
    answered(api(node).GET('/api/directive-list', { params: { query: { ...page, ...since(minPosition) } } })),
  );
  return cards.toSorted((a, b) => b.dueOn.localeCompare(a.dueOn));
}

export const readDirective = (node: string, key: string, minPosition?: number): Promise<DirectiveCard> =>
  answered(api(node).GET('/api/directive-list/{key}', { params: { path: { key }, query: since(minPosition) } }));

export const issueDirective = (node: string, body: DirectiveEntry, key: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/directives/issue-directive', { params: { header: beside({ key }) }, body }));

export const readFiling = (node: string, key: string, minPosition?: number): Promise<FilingCard> =>
  answered(api(node).GET('/api/filing-board/{key}', { params: { path: { key }, query: since(minPosition) } }));

/** Every submission with its text and figures, and what the county said of each. */
export const readFilingDetail = (node: string, key: string, minPosition?: number): Promise<FilingDetail> =>
  answered(api(node).GET('/api/filing-detail/{key}', { params: { path: { key }, query: since(minPosition) } }));

/** The draft as it was saved; `fresh` writes it anew from the events of the period. */
export const readFilingDraft = (node: string, directive: string, fresh = false): Promise<FilingDraft> =>
  answered(
    api(node).GET('/api/filing-drafts/{id}', { params: { path: { id: directive }, query: fresh ? { fresh: 'true' as const } : {} } }),
  );

/** `revision` is the one that was seen. */
export const saveFilingDraft = (node: string, directive: string, body: FilingContent, revision: number): Promise<FilingDraft> =>
  answered(api(node).PUT('/api/filing-drafts/{id}', { params: { path: { id: directive } }, body: { ...body, revision } }));

const of = (id: string): { path: { id: string }; header: ReturnType<typeof beside> } => ({ path: { id }, header: beside() });

export const submitFiling = (node: string, directive: string, body: Schemas['SubmitFiling']): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/filings/{id}/submit-filing', { params: of(directive), body }));

export const acceptFiling = (node: string, review: string, submissionId: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/filing-reviews/{id}/accept-filing', { params: of(review), body: { submissionId } }));

export const returnFiling = (node: string, review: string, submissionId: string, reason: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/filing-reviews/{id}/return-filing', { params: of(review), body: { submissionId, reason } }));
