import type { OpinionReportEvent, OpinionText } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { IsObject, IsString, Length, Matches, ValidateNested } from 'class-validator';
import { assertMayActFor, isSame, MEMBER_ID, Nullable, DRAFT_ID, SourceFields, type ActorFacts } from '../fields.js';
import type { OpinionReport } from './opinion-report.js';

export class SubmitOpinion implements OpinionText {
  @IsString() @Length(1, 100) title!: string;
  @IsString() @Length(1, 10_000) text!: string;
  @Nullable() @IsObject() @ValidateNested() @Type(() => SourceFields) source!: SourceFields | null;
  /** Member number of who reports it. */
  @IsString() @Matches(MEMBER_ID) reporter!: string;
}

/** What a member heard among the people goes to the county, once and whole. */
export const submitOpinion: Decide<OpinionReport, SubmitOpinion, OpinionReportEvent, ActorFacts> = (
  { submitted },
  command,
  { id, facts },
) => {
  if (isSame(submitted, command)) return [];
  if (submitted) throw new Refused('opinion-report.already-submitted');
  if (!DRAFT_ID.test(id)) throw new Refused('opinion-report.bad-id', { id });
  const codes = { another: 'opinion-report.of-another', unknown: 'opinion-report.member-unknown', left: 'opinion-report.member-left' };
  assertMayActFor(command.reporter, facts, codes);
  return [{ type: 'OpinionSubmitted', data: { ...command } }];
};
