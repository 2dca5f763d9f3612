import type { ProposalCaseEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import { entryOf } from '../fields.js';
import type { ProposalCase } from './proposal-case.js';

export class RecordNumber {
  @IsString() @Length(1, 40) number!: string;
}

/** The number asked for has come: the proposal is filed under it, or gives it back when it was withdrawn meanwhile or has another. */
export const recordNumber: Decide<ProposalCase, RecordNumber, ProposalCaseEvent> = (theCase, { number }) => {
  if (theCase.requested === null) throw new Refused('proposal-case.number-not-requested');
  if (theCase.number === number || entryOf(theCase.returned, number) !== undefined) return [];
  if (theCase.number !== null) return [{ type: 'CaseNumberReturned', data: { number, reason: 'DECIDED_OTHERWISE' } }];
  if (theCase.withdrawn) return [{ type: 'CaseNumberReturned', data: { number, reason: 'WITHDRAWN' } }];
  return [{ type: 'ProposalFiled', data: { number } }];
};
