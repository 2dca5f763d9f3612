import type { ActivityType, CadenceUnit, FilingKind, PlanCommitments, PlanDocument } from '@tongxin/contracts';
import { apiOf, ask, give, type CommandAnswer, type Page } from './client';

/** What a clerk says of a plan item. */
export interface PlanItemEntry {
  type: ActivityType;
  title: string;
  quarter: number | null;
  month: number | null;
  targetCount: number;
  topics: string[];
  outside: string[];
  owner: string | null;
  source: string | null;
}

/** Character offsets in the text as it was given; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface Sourced {
  source: string;
  span: Span;
}

export interface ReadItem extends Sourced {
  type: ActivityType;
  title: string;
  quarter: number | null;
  month: number | null;
  count: number;
  topics: string[];
  outside: string[];
  owner: string | null;
  /** 0 to 1. */
  sure: number;
  /** What was understood, in Chinese. */
  why: string[];
}

/** What the importer made of a document. Nothing is recorded yet. */
export interface PlanPreview {
  document: PlanDocument;
  year: number | null;
  committeeName: string | null;
  items: ReadItem[];
  quotas: Record<string, number>;
  cadences: (Sourced & { type: ActivityType; every: CadenceUnit; count: number })[];
  rules: (Sourced & { kind: string })[];
  filings: (Sourced & { kind: FilingKind })[];
  left: { text: string; span: Span }[];
}

/** An item as the board shows it, with what was held for it. */
export interface BoardItem extends PlanItemEntry {
  itemId: string;
  dueOn: string;
  held: number;
  activities: { id: string; title: string; on: string; status: string }[];
}

export interface PlanBoard {
  year: number;
  title: string;
  /** Day of approval; empty before. */
  approvedOn: string;
  revision: number;
  commitments: PlanCommitments;
  items: BoardItem[];
}

export function previewPlan(node: string, source: { text: string } | { file: File }): Promise<PlanPreview> {
  if ('text' in source) return ask(apiOf(node, 'plan-imports/preview'), { method: 'POST', body: source });
  const form = new FormData();
  form.append('file', source.file);
  return ask(apiOf(node, 'plan-imports/preview'), { method: 'POST', body: form });
}

export interface PlanImport {
  title: string;
  document: Pick<PlanDocument, 'name' | 'text'>;
  items: (PlanItemEntry & { itemId: string })[];
  commitments: PlanCommitments;
}

const commandPath = (year: number, verb: string): string => `annual-plans/${year}/${verb}`;

export const importPlan = (node: string, year: number, plan: PlanImport, key: string): Promise<CommandAnswer> =>
  give(node, commandPath(year, 'import-plan'), plan, { key });

export const draftPlan = (node: string, year: number, title: string): Promise<CommandAnswer> =>
  give(node, commandPath(year, 'draft-plan'), { title });

/** An item as it is written; once the plan is approved the reason why is needed. */
export interface WrittenItem extends PlanItemEntry {
  itemId: string;
  reason?: string;
}

export const addPlanItem = (node: string, year: number, item: WrittenItem): Promise<CommandAnswer> =>
  give(node, commandPath(year, 'add-plan-item'), item);

export const amendPlanItem = (
  node: string,
  year: number,
  { source: _source, ...item }: WrittenItem,
  revision: number,
): Promise<CommandAnswer> => give(node, commandPath(year, 'amend-plan-item'), item, { revision });

export const dropPlanItem = (node: string, year: number, itemId: string, reason: string): Promise<CommandAnswer> =>
  give(node, commandPath(year, 'drop-plan-item'), { itemId, reason });

export const approvePlan = (node: string, year: number, on: string, revision: number): Promise<CommandAnswer> =>
  give(node, commandPath(year, 'approve-plan'), { on }, { revision });

/** All plans of the committee, newest year first. */
export async function listPlans(node: string, minPosition?: number): Promise<PlanBoard[]> {
  const page = await ask<Page<PlanBoard>>(apiOf(node, 'plan-board'), { query: { minPosition } });
  return page.items.toSorted((a, b) => b.year - a.year);
}
