import type { ExperienceEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Matches } from 'class-validator';
import { contentOf, ENTRY_ID } from '../fields.js';
import type { Experience } from './experience.js';
import { namesConfirmed, WrittenExperience, type NamesFacts } from './written-experience.js';

export class ReviseExperience extends WrittenExperience {
  @IsString() @Matches(ENTRY_ID) revisionId!: string;
}

/** What was told is told better, to the same peers. */
export const reviseExperience: Decide<Experience, ReviseExperience, ExperienceEvent, NamesFacts> = (
  { published, revisions, withdrawn },
  command,
  { facts },
) => {
  if (!published) throw new Refused('experience.not-published');
  const { revisionId } = command;
  if (revisions.includes(revisionId)) return [];
  if (withdrawn) throw new Refused('experience.withdrawn');
  return [{ type: 'ExperienceRevised', data: { ...contentOf(command), revisionId, namesConfirmed: namesConfirmed(command, facts) } }];
};
