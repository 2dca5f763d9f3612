import type { FilingEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import { ENTRY_ID } from '../fields.js';
import { FilingContent, type DirectiveFacts } from './filing-fields.js';
import type { Filing } from './filing.js';

export class SubmitFiling extends FilingContent {
  @IsString() @Matches(ENTRY_ID) submissionId!: string;
}

/** The township hands in what a directive asks, and again when it was returned or found wanting; not once it was accepted. */
export const submitFiling: Decide<Filing, SubmitFiling, FilingEvent, DirectiveFacts> = (
  { submissions },
  { submissionId, title, sections, figures },
  { facts: { directive, addressed, accepted } },
) => {
  if (submissions.includes(submissionId)) return [];
  if (!directive) throw new Refused('filing.directive-not-found');
  if (!addressed) throw new Refused('filing.not-addressed');
  if (accepted) throw new Refused('filing.already-accepted');
  const { stream, kind, period } = directive;
  const told = sections.map(({ code, heading, text }) => ({ code, heading, text }));
  const counted = figures.map(({ indicator, version, part, numerator, denominator }) => ({
    indicator,
    version,
    part: part && { axis: part.axis, code: part.code },
    numerator,
    denominator,
  }));
  return [{ type: 'FilingSubmitted', data: { submissionId, directive: stream, kind, title, period, sections: told, figures: counted } }];
};
