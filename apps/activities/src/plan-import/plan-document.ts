import { readText } from '@tongxin/documents';
import type { PlanReading } from './plan-reading.js';
import { readPlan } from './read-plan.js';

/** A plan as it came in, as text, and what was read from it. */
export interface ReadPlanDocument {
  readonly text: string;
  readonly reading: PlanReading;
}

/** Reads an uploaded plan (TXT or DOCX). Refuses with `document.*` what cannot be read and with `plan-import.not-a-plan` what is no plan. */
export async function readPlanDocument({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<ReadPlanDocument> {
  const text = await readText(bytes, name);
  return { text, reading: readPlan(text) };
}
