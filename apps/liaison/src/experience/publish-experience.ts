import type { ExperienceAudience, ExperienceEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { ArrayMaxSize, ArrayNotEmpty, ArrayUnique, IsArray, IsString, Matches } from 'class-validator';
import { contentOf, ENTRY_ID, Omissible } from '../fields.js';
import type { Experience } from './experience.js';
import { namesConfirmed, WrittenExperience, type NamesFacts } from './written-experience.js';

export class PublishExperience extends WrittenExperience {
  /** Peers it is told to, by node; every peer, when left out. */
  @Omissible()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @Matches(ENTRY_ID, { each: true })
  to?: string[];
}

export interface AudienceFacts extends NamesFacts {
  /** Nodes of the peers registered. */
  readonly peers: readonly string[];
}

/** The county tells its peers, or some of them, how it did something: with counts, and nobody's name or number. */
export const publishExperience: Decide<Experience, PublishExperience, ExperienceEvent, AudienceFacts> = (
  { published },
  command,
  { facts },
) => {
  if (published) return [];
  const audience = audienceOf(command.to, facts.peers);
  return [{ type: 'ExperiencePublished', data: { ...contentOf(command), audience, namesConfirmed: namesConfirmed(command, facts) } }];
};

function audienceOf(named: readonly string[] | undefined, peers: readonly string[]): ExperienceAudience {
  if (!named) return { kind: 'ALL' };
  const unknown = named.filter((peer) => !peers.includes(peer));
  if (unknown.length > 0) throw new Refused('experience.peer-unknown', { peers: unknown });
  return { kind: 'NAMED', peers: [...named].sort() };
}
