import { ERASURE_REASONS, type ErasureReason, type PersonEvent } from '@tongxin/contracts';
import type { Decide } from '@tongxin/eventing';
import { IsIn } from 'class-validator';
import type { Person } from './person.js';

export class ErasePerson {
  @IsIn(ERASURE_REASONS) reason!: ErasureReason;
}

/** A person's key is destroyed: what the vault holds of them can never be read again. Once is for good. */
export const erasePerson: Decide<Person, ErasePerson, PersonEvent> = ({ erased }, { reason }) =>
  erased === null ? [{ type: 'PersonErased', data: { reason } }] : [];
