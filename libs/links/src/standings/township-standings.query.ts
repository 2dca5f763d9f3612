import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Clock } from '@tongxin/eventing';
import { CLOCK } from '@tongxin/runtime';
import type { TurnedAway } from '../inbox.js';
import { Invitations, type Invited } from '../joining/invitations.js';
import { isTurnedAway, type LinkStanding } from '../link-standing.js';
import { LINKS, type Links } from '../links.js';
import { refusals } from '../refusals.js';
import type { Presence, TownshipRefusal, TownshipStanding, TownshipStandings } from './township-standing.js';

/** Each township of a county: when it was last seen, what waits for it and in it, what of it was refused or did not fit; and who was invited and has not come. */
export class TownshipStandingsQuery extends Query<TownshipStandings> {}

/** Three greetings that did not come. */
const SILENT_AFTER_MS = 180_000;
const REFUSAL = /^(link|messaging)\.[a-z-]+$/;
/** Not the township's word: nobody was there to say one. */
const UNREACHABLE = 'messaging.nobody-there';
const TEXTS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = refusals;

@QueryHandler(TownshipStandingsQuery)
export class TownshipStandingsHandler implements IQueryHandler<TownshipStandingsQuery> {
  constructor(
    @Inject(LINKS) private readonly links: Pick<Links, 'standings'>,
    @Inject(Invitations) private readonly invitations: Pick<Invitations, 'all'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<TownshipStandings> {
    const [standings, invited] = [await this.links.standings(), await this.invitations.all()];
    const at = this.clock.now();
    const linked = new Set(standings.map(({ peer }) => peer));
    const townships = standings.filter(({ relation }) => relation === 'SUBORDINATE').map((standing) => shownAt(at, standing));
    const awaited = invited.filter(({ node }) => !linked.has(node)).map((invitation) => awaitedAt(at, invitation));
    return { at, items: [...townships, ...awaited].toSorted((one, other) => (one.node < other.node ? -1 : 1)) };
  }
}

function awaitedAt(now: string, { node, name, expiresAt }: Invited): TownshipStanding {
  const presence = now < expiresAt ? 'INVITED' : 'INVITATION_ENDED';
  return { node, name, presence, waiting: 0, received: 0, quarantined: 0, invitedUntil: expiresAt };
}

function shownAt(now: string, standing: LinkStanding): TownshipStanding {
  const { peer: node, name, lastSeenAt, waiting, received, behind, quarantine, problem } = standing;
  const [refusal, refused] = [refusalIn(problem), refusedAt(now, standing)];
  return {
    ...{ node, name, presence: presenceAt(now, standing), waiting, received, quarantined: quarantine.entries },
    ...(lastSeenAt !== null && { lastSeenAt }),
    ...(behind !== null && { behind }),
    ...(quarantine.since !== null && { quarantinedSince: quarantine.since, quarantineReasons: quarantine.reasons }),
    ...(refused && { refused }),
    ...(refusal !== null && { refusal }),
  };
}

function presenceAt(now: string, { lastSeenAt, lastReceivedAt, turnedAway }: LinkStanding): Presence {
  const heardAt = [lastSeenAt, turnedAway?.at ?? null]
    .filter((at) => at !== null)
    .toSorted()
    .at(-1);
  if (heardAt === undefined) return 'NEVER_SEEN';
  if (!isLate(now, heardAt)) return isTurnedAway({ turnedAway, lastReceivedAt }) ? 'REFUSED' : 'ONLINE';
  return 'SILENT';
}

/** Shown until something of it is taken, and as long as somebody goes on trying. */
function refusedAt(now: string, { turnedAway, lastReceivedAt }: LinkStanding): TownshipRefusal | undefined {
  const isOver = turnedAway === null || (!isTurnedAway({ turnedAway, lastReceivedAt }) && isLate(now, turnedAway.at));
  return isOver ? undefined : withText(turnedAway);
}

function withText({ code, since, at }: TurnedAway): TownshipRefusal {
  const { zh, en } = TEXTS[code] ?? { zh: code, en: code };
  return { code, zh, en, since, at };
}

function isLate(now: string, at: string): boolean {
  return Date.parse(now) - Date.parse(at) > SILENT_AFTER_MS;
}

function refusalIn(problem: string | null): string | null {
  return problem !== null && problem !== UNREACHABLE && REFUSAL.test(problem) ? problem : null;
}
