import { Refused } from '@tongxin/eventing';
import type { CommandAnswer } from '@tongxin/runtime';
import { readPlanDocument } from '../../../activities/src/plan-import/plan-document.js';
import { confirmed, planPreview } from '../../../activities/src/plan-preview.js';
import { callerAs } from '../operator.js';
import type { Operation } from './operation.js';

export interface ImportPlanInput {
  readonly node?: string;
  /** Account in whose name it is recorded; the operator's own by default, who may not. */
  readonly as?: string;
  /** The plan's year; by default the one the document names. */
  readonly year?: string;
  readonly name: string;
  readonly base64: string;
}

/** Reads a plan and records it as it was read: the year's plan with all its items, or nothing. */
export const importPlan: Operation<ImportPlanInput, CommandAnswer> = async (program, { node, as, year, name, base64 }) => {
  const township = program.only(node);
  const by = await callerAs(township, as);
  const { text, reading } = await readPlanDocument({ name, bytes: Buffer.from(base64, 'base64') });
  const id = year ?? reading.year?.toString();
  if (id === undefined) throw new Refused('operator.year-unknown', { file: name });
  const title = `${township.identity.name}${id}年工作计划`;
  return township.door.send('annual-plans/import-plan', confirmed(planPreview({ name, text }, reading), title), { id, by });
};
