import { IsDay } from '@tongxin/calendar';
import { DEMAND_CATEGORIES, DEMAND_CHANNELS, type DemandCategory, type DemandChannel, type ResidentDemandEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import { ENTRY_ID, Omissible } from '../fields.js';
import type { ResidentDemand } from './resident-demand.js';

/** What a resident asks for. Name, phone, ID number, address and text are personal: they go to the vault and nowhere else. */
export class ReceiveDemand {
  /** A person the vault knows already, when the same resident comes again; a new one when left out. */
  @Omissible() @IsString() @Matches(ENTRY_ID) personId?: string;
  @Omissible() @IsString() @Length(1, 50) name?: string;
  @Omissible() @IsString() @Length(3, 30) phone?: string;
  @Omissible() @IsString() @Length(6, 30) idNumber?: string;
  @Omissible() @IsString() @Length(1, 200) address?: string;
  /** What is asked, in the resident's words. */
  @IsString() @Length(1, 5000) text!: string;
  @IsIn(Object.keys(DEMAND_CATEGORIES)) category!: DemandCategory;
  @IsIn(DEMAND_CHANNELS) channel!: DemandChannel;
  /** Day it came. */
  @IsDay() on!: string;
}

/** Fields of the command that never reach the decider. */
export const PERSONAL_FIELDS = ['name', 'phone', 'idNumber', 'address', 'text'] as const;

/** Whether the person named is one of whom this node keeps a demand; told by the door. */
export interface PersonFacts {
  readonly personKnown: boolean;
}

/** A demand came in; who asked and what they said stand in the vault under the person's id, which is the demand's own for one who comes first. */
export const receiveDemand: Decide<ResidentDemand, ReceiveDemand, ResidentDemandEvent, PersonFacts> = (
  { received },
  { personId, category, channel, on },
  { today, id, facts },
) => {
  if (received) return [];
  if (on > today) throw new Refused('resident-demand.day-to-come', { on });
  if (personId !== undefined && !facts.personKnown) throw new Refused('resident-demand.person-not-found', { personId });
  return [{ type: 'DemandReceived', data: { personId: personId ?? id, category, channel, on } }];
};
