import type { OpinionCaseEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import type { OpinionCase } from './opinion-case.js';

export class KeepOpinion {
  /** What the reporter is told. */
  @IsString() @Length(1, 1000) reason!: string;
}

/** An item is not used for now, and its reporter hears why; it may be used later all the same. */
export const keepOpinion: Decide<OpinionCase, KeepOpinion, OpinionCaseEvent> = ({ opened, adoptions, kept }, { reason }) => {
  if (!opened) throw new Refused('opinion-case.not-opened');
  if (Object.keys(adoptions).length > 0) throw new Refused('opinion-case.adopted');
  return kept === reason ? [] : [{ type: 'OpinionKept', data: { reason } }];
};
