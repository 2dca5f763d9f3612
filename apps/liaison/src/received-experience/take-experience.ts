import { IsDay } from '@tongxin/calendar';
import { personalNumbersIn, type ReceivedExperienceEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import { contentOf, ENTRY_ID, ExperienceFields, textsOf } from '../fields.js';
import type { ReceivedExperience } from './received-experience.js';

export class TakeExperience extends ExperienceFields {
  /** Node of the peer. */
  @IsString() @Matches(ENTRY_ID) from!: string;
  /** Id of the feed's entry. */
  @IsString() @Matches(ENTRY_ID) entry!: string;
  /** Day on which the peer told it. */
  @IsDay() on!: string;
}

/** What a peer's feed tells is taken over once; told again under another entry, it was revised. Numbers of persons are not taken, whoever sends them. */
export const takeExperience: Decide<ReceivedExperience, TakeExperience, ReceivedExperienceEvent> = ({ entries, withdrawn }, command) => {
  const { from, entry, on } = command;
  if (entries.includes(entry)) return [];
  if (withdrawn) throw new Refused('received-experience.withdrawn');
  if (textsOf(command).some((text) => personalNumbersIn(text).length > 0)) throw new Refused('received-experience.personal-number');
  const content = contentOf(command);
  if (entries.length === 0) return [{ type: 'ExperienceReceived', data: { ...content, from, entry, on } }];
  return [{ type: 'ReceivedExperienceRevised', data: { ...content, entry, on } }];
};
