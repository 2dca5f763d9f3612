import { IsDay } from '@tongxin/calendar';
import type { FilingEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import type { DirectiveFacts } from './filing-fields.js';
import type { Filing } from './filing.js';

export class RemindOfFiling {
  @IsDay() dueOn!: string;
}

/** A township that has not filed is reminded once of the day it is due. */
export const remindOfFiling: Decide<Filing, RemindOfFiling, FilingEvent, DirectiveFacts> = (
  { submissions, remindedOf },
  { dueOn },
  { facts: { directive } },
) => {
  if (submissions.length > 0 || remindedOf === dueOn) return [];
  if (!directive) throw new Refused('filing.directive-not-found');
  return [{ type: 'FilingReminded', data: { directive: directive.stream, dueOn } }];
};
