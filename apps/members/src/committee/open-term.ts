import { IsDay } from '@tongxin/calendar';
import type { CommitteeEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsInt, Max, Min } from 'class-validator';
import type { Committee } from './committee.js';

export class OpenTerm {
  @IsInt() @Min(1) @Max(99) term!: number;
  @IsDay() from!: string;
}

/** A committee begins its next term; the first one told may be any, since most committees are older than their records here. */
export const openTerm: Decide<Committee, OpenTerm, CommitteeEvent> = (committee, { term, from }) => {
  if (!committee.established) throw new Refused('committee.not-established');
  if (term === committee.term && from === committee.termFrom) return [];
  if (committee.term > 0 && term !== committee.term + 1) throw new Refused('committee.term-out-of-turn', { next: committee.term + 1 });
  if (from <= committee.termFrom) throw new Refused('committee.term-before-last', { from: committee.termFrom });
  return [{ type: 'TermOpened', data: { term, from } }];
};
