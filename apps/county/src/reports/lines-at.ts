import type { EventStore, RecordedEvent, ViewReader } from '@tongxin/eventing';
import type { Account, Line } from '../ledger/documents.js';
import { accountKey, linesAt as filedAt, placedAt } from '../ledger/keys.js';
import { labelOf } from './happenings.js';
import type { LineShown } from './report.models.js';
import { Titles } from './titles.js';

export interface LineFound {
  readonly township: string;
  readonly line: Omit<LineShown, 'township'>;
  /** Where a page goes on after this line. */
  readonly cursor: string;
}

interface Wanted {
  /** Only what events up to this position posted. */
  readonly position: number;
  /** Lines of this place that an earlier page showed. */
  readonly shown: number;
}

type Events = Pick<EventStore, 'read'>;

/** The lines at one place of the ledger in the order they were recorded, with what their events say. */
export async function linesAt(key: string, { position, shown }: Wanted, views: ViewReader, events: Events): Promise<readonly LineFound[]> {
  const place = placedAt(key);
  const account = await views.get<Account>('ledger', accountKey(place.stream), position);
  const filed = account ? filedAt(account.document, place) : [];
  if (filed.length === 0) return [];
  const titles = new Titles(events, position);
  const story = await titles.story(place.stream);
  const lines: LineFound[] = [];
  for (const [at, one] of filed.entries()) {
    const event = story.find(({ revision }) => revision === one.revision);
    if (at < shown || !event) continue;
    lines.push({ township: place.township, line: await lineOf(one, event, titles), cursor: `${key}#${at + 1}` });
  }
  return lines;
}

async function lineOf({ amount, of, part, businessDate, axes }: Line, event: RecordedEvent, titles: Titles): Promise<LineFound['line']> {
  const { id, type, stream, revision, metadata } = event;
  const [numerator, denominator] = amount;
  const title = await titles.of(of ?? stream, part);
  return {
    businessDate,
    numerator,
    denominator,
    ...(axes && { axes }),
    title,
    label: labelOf(type, of === undefined ? title : await titles.of(stream)),
    event: { id, type, stream, revision },
    actor: metadata.actor,
    recordedAt: metadata.recordedAt,
  };
}
