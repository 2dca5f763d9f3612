import { Inject, Injectable } from '@nestjs/common';
import { actorOf, OneAtATime, type Caller } from '@tongxin/access';
import { Refused, type Clock, type RecordStore } from '@tongxin/eventing';
import { CLOCK, RECORD_STORE } from '@tongxin/runtime';

/** What is being written and was not handed in: outside the log, replaced as it is typed, gone when it is no longer wanted. */
export interface Draft<Content extends object = object> {
  readonly id: string;
  /** Who began it, `account@node`. */
  readonly startedBy: string;
  /** Grows with each saving, from 0. */
  readonly revision: number;
  /** Instant, ISO 8601 in UTC. */
  readonly savedAt: string;
  /** `account@node`. */
  readonly savedBy: string;
  readonly content: Content;
}

export interface DraftPage<Content extends object = object> {
  readonly items: readonly Draft<Content>[];
  /** Id after which the next page begins; absent on the last. */
  readonly next?: string;
}

/** The revision a draft has before it is first saved. */
export const NO_DRAFT = -1;

/** Drafts of any kind, such as `filing`, each under an id of the kind's choosing. Who may see or change one is the route's to say. */
@Injectable()
export class Drafts {
  private readonly turns = new OneAtATime();

  constructor(
    @Inject(RECORD_STORE) private readonly records: RecordStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  get<Content extends object>(kind: string, id: string): Promise<Draft<Content> | undefined> {
    return this.records.get(collectionOf(kind), id);
  }

  /** Drafts of a kind by id, at most `limit` (default 100), after an id when given. */
  async list<Content extends object>(
    kind: string,
    { after, limit = 100 }: { after?: string; limit?: number } = {},
  ): Promise<DraftPage<Content>> {
    const asked = { limit: limit + 1, ...(after !== undefined && { after }) };
    const found = await this.records.list<Draft<Content>>(collectionOf(kind), asked);
    const items = found.slice(0, limit).map(({ value }) => value);
    const last = items.at(-1);
    return { items, ...(found.length > limit && last && { next: last.id }) };
  }

  /**
   * Saves the whole content. `expected` is the revision the writer has seen, `NO_DRAFT` for a new one; the same content once more is answered as
   * the first time, so a saving may be repeated. @throws Refused `draft.changed` {actual, savedBy, savedAt} when somebody else saved since.
   */
  save<Content extends object>(
    kind: string,
    id: string,
    content: Content,
    { by, expected }: { by: Caller; expected?: number | undefined },
  ): Promise<Draft<Content>> {
    return this.turns.take(`${kind}|${id}`, async () => {
      const before = await this.get<Content>(kind, id);
      if (before && JSON.stringify(before.content) === JSON.stringify(content)) return before;
      const { revision, startedBy } = before ?? { revision: NO_DRAFT, startedBy: actorOf(by) };
      if (expected !== undefined && expected !== revision) throw changed(revision, before);
      const draft = { id, startedBy, revision: revision + 1, savedAt: this.clock.now(), savedBy: actorOf(by), content };
      await this.records.put(collectionOf(kind), { [id]: draft });
      return draft;
    });
  }

  /** Deletes a draft; one that is not there is deleted already. */
  discard(kind: string, id: string): Promise<void> {
    return this.turns.take(`${kind}|${id}`, () => this.records.put(collectionOf(kind), { [id]: undefined }));
  }
}

function collectionOf(kind: string): string {
  return `draft:${kind}`;
}

/** Nobody saved it where it was discarded in the meantime. */
function changed(actual: number, before: Pick<Draft, 'savedBy' | 'savedAt'> = { savedBy: '', savedAt: '' }): Refused {
  return new Refused('draft.changed', { actual, savedBy: before.savedBy, savedAt: before.savedAt });
}
