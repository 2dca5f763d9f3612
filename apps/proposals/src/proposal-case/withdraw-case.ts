import type { ProposalCaseEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import type { ProposalCase } from './proposal-case.js';

export class WithdrawCase {
  @IsString() @Length(1, 500) reason!: string;
}

/** The county hears that a proposal was withdrawn; one withdrawn before it was submitted has no case. What was decided stays on record. */
export const withdrawCase: Decide<ProposalCase, WithdrawCase, ProposalCaseEvent> = ({ opened, withdrawn }, { reason }) =>
  !opened || withdrawn ? [] : [{ type: 'CaseWithdrawn', data: { reason } }];
