import type { ExperienceContent } from '@tongxin/contracts';
import type { OwnExperience } from '../views/own-experience.js';
import { contentOf } from '../fields.js';

/** An entry of the feed: CloudEvents 1.0 in the form of http-feeds.org, where `DELETE` takes back what was told of the subject. */
export interface FeedEntry {
  readonly specversion: '1.0';
  readonly id: string;
  readonly type: string;
  readonly source: string;
  /** Id of the experience: a later entry of the same subject takes the place of an earlier. */
  readonly subject: string;
  /** Instant, ISO 8601 in UTC. */
  readonly time: string;
  readonly method: 'PUT' | 'DELETE';
  readonly datacontenttype?: 'application/json';
  readonly data?: ExperienceContent;
}

export const CLOUD_EVENTS = 'application/cloudevents-batch+json';

/** What a peer is told: no account, no name, nothing but what was written to be told. */
export function entryOf(told: OwnExperience, node: string): FeedEntry {
  const { id, entry, status, changedAt } = told;
  const about = { specversion: '1.0' as const, id: entry, source: `urn:tongxin:node:${node}`, subject: id, time: changedAt };
  if (status === 'WITHDRAWN') return { ...about, type: 'tongxin.experience.withdrawn', method: 'DELETE' };
  return { ...about, type: 'tongxin.experience.told', method: 'PUT', datacontenttype: 'application/json', data: contentOf(told) };
}

/** Whether what stands in a page is an entry by its form; its data is checked as a command's. */
export function isFeedEntry(value: unknown): value is FeedEntry {
  if (typeof value !== 'object' || value === null) return false;
  const { specversion, id, subject, time, method = 'PUT' } = value as Record<string, unknown>;
  const isNamed = [id, subject, time].every((text) => typeof text === 'string' && text !== '');
  return specversion === '1.0' && isNamed && !Number.isNaN(Date.parse(String(time))) && (method === 'PUT' || method === 'DELETE');
}
