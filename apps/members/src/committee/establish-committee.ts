import { isDivisionCode, levelOf, superiorOf } from '@tongxin/calendar';
import type { CommitteeEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { Nullable, Omissible } from '../fields.js';
import type { Committee } from './committee.js';

export class EstablishCommittee {
  @IsString() @Length(2, 60) name!: string;
  /** Division code of the committee above it; left out, a township's county. */
  @Omissible() @Nullable() @IsString() @Matches(/^\d{6}$/) superior?: string | null;
}

/** A county's committee, or the working committee of one of its townships, comes into being under its division code. */
export const establishCommittee: Decide<Committee, EstablishCommittee, CommitteeEvent> = (committee, { name, superior }, { id }) => {
  if (!isDivisionCode(id)) throw new Refused('committee.code-unknown', { code: id });
  const above = superior === undefined ? superiorOf(id) : superior;
  const { established } = committee;
  if (established?.name === name && established.superior === above) return [];
  if (established) throw new Refused('committee.already-established', { name: established.name });
  return [{ type: 'CommitteeEstablished', data: { code: id, name, level: levelOf(id), superior: above } }];
};
