import type { AnnualPlanEvent, PlanItem } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray, IsObject, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { isSame } from '../fields.js';
import type { AnnualPlan } from './annual-plan.js';
import { PlanCommitments } from './commitments.js';
import { ITEM_ID, PlanItemFields, planItemOf } from './plan-item.js';
import { planYearOf } from './plan-year.js';

export class ImportedDocument {
  /** File name, or `pasted`. */
  @IsString() @Length(1, 200) name!: string;
  @IsString() @Length(1, 50_000) text!: string;
}

export class ImportedPlanItem extends PlanItemFields {
  @IsString() @Matches(ITEM_ID) itemId!: string;
}

export class ImportPlan {
  @IsString() @Length(1, 100) title!: string;
  @IsObject() @ValidateNested() @Type(() => ImportedDocument) document!: ImportedDocument;
  @IsObject() @ValidateNested() @Type(() => PlanCommitments) commitments!: PlanCommitments;
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique((item: ImportedPlanItem | null) => item?.itemId)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ImportedPlanItem)
  items!: ImportedPlanItem[];
}

/** What the door adds: SHA-256 of the document's text, in hex. */
export interface ImportFacts {
  readonly digest: string;
}

/** The clerk confirms what was read from a document: the year's plan and its items come in whole, or not at all. */
export const importPlan: Decide<AnnualPlan, ImportPlan, AnnualPlanEvent, ImportFacts> = (plan, command, { id, facts: { digest } }) => {
  const year = planYearOf(id);
  const { title, document, commitments } = command;
  const items: [string, PlanItem][] = command.items.map((item) => [item.itemId, planItemOf(item, year)]);
  if (plan.drafted) {
    const asConfirmed = { drafted: { year, title, digest, commitments }, items: Object.fromEntries(items) };
    if (isSame(asConfirmed, { drafted: plan.drafted, items: plan.items })) return [];
    throw new Refused('annual-plan.already-drafted', { year, title: plan.drafted.title });
  }
  return [
    { type: 'PlanDrafted', data: { year, title, document: { name: document.name, digest, text: document.text }, commitments } },
    ...items.map(([itemId, item]): AnnualPlanEvent => ({ type: 'PlanItemAdded', data: { ...item, itemId } })),
  ];
};
