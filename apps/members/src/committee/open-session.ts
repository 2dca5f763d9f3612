import { IsDay } from '@tongxin/calendar';
import type { CommitteeEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsInt, Max, Min } from 'class-validator';
import type { Committee } from './committee.js';

export class OpenSession {
  @IsInt() @Min(1) @Max(99) term!: number;
  @IsInt() @Min(1) @Max(20) session!: number;
  @IsDay() from!: string;
}

/** The current term begins its next yearly session; the first one told may be any. */
export const openSession: Decide<Committee, OpenSession, CommitteeEvent> = (committee, { term, session, from }) => {
  if (term !== committee.term) throw new Refused('committee.term-not-current', { term: committee.term });
  if (session === committee.session && from === committee.sessionFrom) return [];
  if (committee.session > 0 && session !== committee.session + 1) {
    throw new Refused('committee.session-out-of-turn', { next: committee.session + 1 });
  }
  const last = committee.sessionFrom || committee.termFrom;
  if (from < last) throw new Refused('committee.session-before-last', { from: last });
  return [{ type: 'SessionOpened', data: { term, session, from } }];
};
