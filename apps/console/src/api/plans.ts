import type { PlanCommitments } from '@tongxin/contracts';
import { answered, api, asForm, beside, fileField, type Schemas } from './client';

type CommandAnswer = Schemas['CommandAnswer'];
type ImportedPlanItem = Schemas['ImportedPlanItem'];

/** Character offsets in the text as it was given; `end` is exclusive. */
export type Span = Schemas['TextSpan'];
/** What was read from a document. Nothing is recorded yet. */
export type PlanPreview = Schemas['PlanPreview'];
export type ReadItem = Schemas['PreviewItem'];
export type PlanImport = Schemas['ImportPlan'];
/** What a clerk says of a plan item. */
export type PlanItemEntry = Omit<ImportedPlanItem, 'itemId'>;
/** An item as the board shows it, with what was held for it. */
export type BoardItem = Schemas['PlanBoardItem'];
export type PlanBoard = Omit<Schemas['PlanBoard'], 'commitments'> & { commitments: PlanCommitments };

/** An item as it is written; once the plan is approved the reason why is needed. */
export type WrittenItem = ImportedPlanItem & { reason?: string };

export function previewPlan(node: string, source: { text: string } | { file: File }): Promise<PlanPreview> {
  if ('text' in source) return answered(api(node).POST('/api/plan-imports/preview', { body: source }));
  return answered(
    api(node).POST('/api/plan-imports/preview', {
      body: fileField(source.file),
      bodySerializer: (body) => asForm(body as { file: string }),
    }),
  );
}

const of = (year: number, revision?: number, key?: string): { path: { id: string }; header: ReturnType<typeof beside> } => ({
  path: { id: String(year) },
  header: beside({ ...(key !== undefined && { key }), ...(revision !== undefined && { revision }) }),
});

export const importPlan = (node: string, year: number, body: PlanImport, key: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/annual-plans/{id}/import-plan', { params: of(year, undefined, key), body }));

export const draftPlan = (node: string, year: number, title: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/annual-plans/{id}/draft-plan', { params: of(year), body: { title } }));

export const addPlanItem = (node: string, year: number, body: WrittenItem): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/annual-plans/{id}/add-plan-item', { params: of(year), body }));

/** The sentence an item was read from stays what it was. */
export const amendPlanItem = (
  node: string,
  year: number,
  { source: _source, ...body }: WrittenItem,
  revision: number,
): Promise<CommandAnswer> => answered(api(node).POST('/api/annual-plans/{id}/amend-plan-item', { params: of(year, revision), body }));

export const dropPlanItem = (node: string, year: number, itemId: string, reason: string): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/annual-plans/{id}/drop-plan-item', { params: of(year), body: { itemId, reason } }));

export const approvePlan = (node: string, year: number, revision: number): Promise<CommandAnswer> =>
  answered(api(node).POST('/api/annual-plans/{id}/approve-plan', { params: of(year, revision), body: {} }));

/** The committee's own plans, newest year first; a county holds copies of its townships' beside them. */
export async function listPlans(node: string, minPosition?: number): Promise<PlanBoard[]> {
  const query = { node, ...(minPosition !== undefined && { minPosition }) };
  const { items } = await answered(api(node).GET('/api/plan-board', { params: { query } }));
  return (items as unknown as PlanBoard[]).toSorted((a, b) => b.year - a.year);
}

/** The latest year that any committee seen from this node planned. */
export async function latestPlannedYear(node: string): Promise<number | undefined> {
  const { items } = await answered(api(node).GET('/api/plan-board', { params: { query: { limit: 100 } } }));
  return items.map(({ year }) => year).sort((a, b) => b - a)[0];
}
