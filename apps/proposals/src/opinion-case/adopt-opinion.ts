import { IsDay } from '@tongxin/calendar';
import {
  ADOPTION_FORMS,
  ADOPTION_LEVELS,
  type AdoptionForm,
  type AdoptionLevel,
  type OpinionAdoption,
  type OpinionCaseEvent,
} from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsString, Length, Matches } from 'class-validator';
import { ENTRY_ID, entryOf, isSame } from '../fields.js';
import type { OpinionCase } from './opinion-case.js';

export class AdoptOpinion implements OpinionAdoption {
  @IsString() @Matches(ENTRY_ID) adoptionId!: string;
  @IsIn(ADOPTION_LEVELS) level!: AdoptionLevel;
  @IsIn(ADOPTION_FORMS) form!: AdoptionForm;
  /** Day it was used. */
  @IsDay() on!: string;
  /** Streams of the other cases that a composite was written from. */
  @IsArray() @ArrayMaxSize(50) @ArrayUnique() @IsString({ each: true }) @Length(1, 150, { each: true }) sources!: string[];
}

/** Which of the sources are no opinion cases of this node; told by the door. */
export interface SourceFacts {
  readonly unknownSources: readonly string[];
}

/** The information office notes that an item was used, at which level and by itself or in a composite; any number of times. */
export const adoptOpinion: Decide<OpinionCase, AdoptOpinion, OpinionCaseEvent, SourceFacts> = (theCase, command, { today, facts }) => {
  if (!theCase.opened) throw new Refused('opinion-case.not-opened');
  const { adoptionId, level, form, on, sources } = command;
  const adoption: OpinionAdoption = { adoptionId, level, form, on, sources };
  const before = entryOf(theCase.adoptions, adoptionId);
  if (isSame(before, adoption)) return [];
  if (before) throw new Refused('opinion-case.adoption-id-used', { adoptionId });
  if (on > today) throw new Refused('opinion-case.day-to-come', { on });
  assertSources(adoption, facts.unknownSources);
  return [{ type: 'OpinionAdopted', data: adoption }];
};

function assertSources({ form, sources }: OpinionAdoption, unknown: readonly string[]): void {
  if (form === 'SINGLE' && sources.length > 0) throw new Refused('opinion-case.single-has-sources');
  if (unknown.length > 0) throw new Refused('opinion-case.source-unknown', { sources: unknown });
}
