import type { OpinionCaseEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { MEMBER_ID, NODE_ID } from '../fields.js';
import type { OpinionCase } from './opinion-case.js';

export class OpenOpinionCase {
  /** Stream of the report. */
  @IsString() @Length(1, 100) report!: string;
  @IsString() @Matches(NODE_ID) township!: string;
  @IsString() @Matches(MEMBER_ID) reporter!: string;
}

/** A submitted opinion item is the information office's to use or to keep. */
export const openOpinionCase: Decide<OpinionCase, OpenOpinionCase, OpinionCaseEvent> = ({ opened }, { report, township, reporter }) =>
  opened ? [] : [{ type: 'OpinionCaseOpened', data: { report, township, reporter } }];
