import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Clock } from '@tongxin/eventing';
import { CLOCK } from '@tongxin/runtime';
import type { LinkStanding } from '../link-standing.js';
import { LINKS, type Links } from '../links.js';
import type { Presence, TownshipStanding, TownshipStandings } from './township-standing.js';

/** Each township of a county: when it was last seen, what waits for it, what of it did not fit. */
export class TownshipStandingsQuery extends Query<TownshipStandings> {}

/** Three greetings that did not come. */
const SILENT_AFTER_MS = 180_000;
const REFUSAL = /^(link|messaging)\.[a-z-]+$/;
/** Not the township's word: nobody was there to say one. */
const UNREACHABLE = 'messaging.nobody-there';

@QueryHandler(TownshipStandingsQuery)
export class TownshipStandingsHandler implements IQueryHandler<TownshipStandingsQuery> {
  constructor(
    @Inject(LINKS) private readonly links: Pick<Links, 'standings'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<TownshipStandings> {
    const standings = await this.links.standings();
    const at = this.clock.now();
    const townships = standings.filter(({ relation }) => relation === 'SUBORDINATE');
    return { at, items: townships.map((standing) => shownAt(at, standing)) };
  }
}

function shownAt(at: string, { peer: node, name, lastSeenAt, waiting, received, quarantined, problem }: LinkStanding): TownshipStanding {
  const refusal = refusalIn(problem);
  return {
    ...{ node, name, presence: presenceAt(at, lastSeenAt), waiting, received, quarantined },
    ...(lastSeenAt !== null && { lastSeenAt }),
    ...(refusal !== null && { refusal }),
  };
}

function presenceAt(now: string, lastSeenAt: string | null): Presence {
  if (lastSeenAt === null) return 'NEVER_SEEN';
  return Date.parse(now) - Date.parse(lastSeenAt) > SILENT_AFTER_MS ? 'SILENT' : 'ONLINE';
}

function refusalIn(problem: string | null): string | null {
  return problem !== null && problem !== UNREACHABLE && REFUSAL.test(problem) ? problem : null;
}
