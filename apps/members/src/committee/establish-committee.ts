import type { CommitteeEvent, CommitteeLevel } from '@tongxin/contracts';
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
  const level = levelOf(id);
  if (!level) throw new Refused('committee.code-unknown', { code: id });
  const above = superior === undefined && level !== 'COUNTY' ? id.slice(0, 6) : (superior ?? null);
  const { established } = committee;
  if (established?.name === name && established.superior === above) return [];
  if (established) throw new Refused('committee.already-established', { name: established.name });
  return [{ type: 'CommitteeEstablished', data: { code: id, name, level, superior: above } }];
};

/** GB/T 2260 and its township codes: 001–099 subdistrict, 100–199 town, 200–399 township. */
function levelOf(code: string): CommitteeLevel | undefined {
  if (/^\d{6}$/.test(code)) return 'COUNTY';
  if (!/^\d{9}$/.test(code)) return undefined;
  const place = Number(code.slice(6));
  if (place < 1 || place > 399) return undefined;
  if (place < 100) return 'SUBDISTRICT';
  return place < 200 ? 'TOWN' : 'TOWNSHIP';
}
