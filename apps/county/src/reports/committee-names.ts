import type { StoredDocument, ViewReader } from '@tongxin/eventing';
import { VIEWS } from '@tongxin/runtime';
import { Inject, Injectable } from '@nestjs/common';
import type { CommitteeNaming } from '../views/committees.view.js';

/** A committee as a report's row names it. */
export interface CommitteeName {
  readonly code: string;
  readonly name: string;
  readonly isTownship: boolean;
}

/** Names of the committees as they were at a position of the log. */
@Injectable()
export class CommitteeNames {
  constructor(@Inject(VIEWS) private readonly views: ViewReader) {}

  /** Committee names by division code. Where a township and its county both named it, the county's word counts. */
  async at(position: number): Promise<ReadonlyMap<string, CommitteeName>> {
    const { items } = await this.views.find<CommitteeNaming>('committee-names', { positions: { upTo: position }, limit: 5_000 }, position);
    const names = new Map<string, CommitteeName>();
    for (const { document } of [...items].sort(ownWordFirst)) {
      const { code, name, level } = document;
      names.set(code, { code, name, isTownship: level === undefined ? (names.get(code)?.isTownship ?? true) : level !== 'COUNTY' });
    }
    return names;
  }
}

function ownWordFirst(one: StoredDocument<CommitteeNaming>, other: StoredDocument<CommitteeNaming>): number {
  return Number(isOwnWord(other)) - Number(isOwnWord(one)) || (one.key < other.key ? -1 : 1);
}

/** `committee-<node>.<code>|<revision>`, by the committee's own node. */
function isOwnWord({ key, document }: StoredDocument<CommitteeNaming>): boolean {
  return key.startsWith(`committee-${document.code}.`);
}
