import type { CommitteeEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length } from 'class-validator';
import type { Committee } from './committee.js';

export class RenameCommittee {
  @IsString() @Length(2, 60) name!: string;
}

/** A committee goes on under another name; its code and its records stay. */
export const renameCommittee: Decide<Committee, RenameCommittee, CommitteeEvent> = ({ established }, { name }) => {
  if (!established) throw new Refused('committee.not-established');
  return established.name === name ? [] : [{ type: 'CommitteeRenamed', data: { name } }];
};
