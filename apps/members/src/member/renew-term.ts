import type { MemberEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsInt, Max, Min } from 'class-validator';
import type { Member } from './member.js';

export class RenewTerm {
  @IsInt() @Min(1) @Max(99) term!: number;
}

/** A member in office stays on for a later term. */
export const renewTerm: Decide<Member, RenewTerm, MemberEvent> = (member, { term }) => {
  if (member.status !== 'IN_OFFICE') throw new Refused('member.not-in-office');
  if (term === member.term) return [];
  if (term < member.term) throw new Refused('member.term-past', { term: member.term });
  return [{ type: 'TermRenewed', data: { term } }];
};
