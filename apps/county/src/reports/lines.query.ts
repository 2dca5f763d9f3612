import type { Period } from '@tongxin/calendar';
import { type EventStore, Refused, type StoredDocument, type ViewReader } from '@tongxin/eventing';
import { EVENT_STORE, VIEWS } from '@tongxin/runtime';
import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { indicatorOf } from '../indicators/catalogue.js';
import type { LedgerLine } from '../ledger/documents.js';
import { keysFrom } from '../ledger/keys.js';
import { momentOf, periodOf } from './times.js';
import { CommitteeNames, type CommitteeName } from './committee-names.js';
import { LedgerFigures, type When } from './figures.js';
import { labelOf, titleOf } from './happenings.js';
import type { Lines, LineShown } from './report.models.js';
import { standingOf } from './report.query.js';

/** Which lines: those of one indicator, of one township or all, of one value of each axis named or all. */
export interface Drill {
  readonly indicator: string;
  readonly township?: string | undefined;
  readonly axes?: Readonly<Record<string, string>>;
  readonly cursor?: string | undefined;
  /** Default 50, at most 200. */
  readonly limit?: number | undefined;
}

/** The ledger lines a figure is the sum of, each with its event. */
export class LinesQuery extends Query<Lines> {
  constructor(
    readonly period: string,
    readonly drill: Drill,
    readonly when: When = {},
  ) {
    super();
  }
}

type Found = StoredDocument<LedgerLine>;
const READ_AT_ONCE = 500;

@QueryHandler(LinesQuery)
export class LinesHandler implements IQueryHandler<LinesQuery> {
  constructor(
    private readonly figures: LedgerFigures,
    private readonly names: CommitteeNames,
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(EVENT_STORE) private readonly events: Pick<EventStore, 'read'>,
  ) {}

  /** Townships by code, in each day by day. The sum of all pages is the figure. */
  async execute({ period: code, drill, when }: LinesQuery): Promise<Lines> {
    const period = periodOf(code);
    indicatorOf(drill.indicator);
    const limit = Math.min(drill.limit ?? 50, 200);
    const position = await this.figures.position(when);
    const found = await this.find(period, drill, position, limit + 1);
    const page = found.slice(0, limit);
    const last = found.length > limit ? page.at(-1) : undefined;
    const asOf = when.asOf === undefined ? {} : { asOf: momentOf(when.asOf) };
    return {
      ...standingOf(period, { position, ...asOf }),
      indicator: drill.indicator,
      items: await this.shown(page, position),
      ...(last && { next: Buffer.from(last.key).toString('base64url') }),
    };
  }

  private async find(period: Period, drill: Drill, position: number, wanted: number): Promise<Found[]> {
    const found: Found[] = [];
    const start = startOf(drill);
    for (const township of await this.townships(period, drill, position)) {
      const key = keysFrom(`line|${drill.indicator}|${township}|${period.from}`, `line|${drill.indicator}|${township}|${period.to}`);
      if (key.lt <= start) continue;
      found.push(...(await this.findOf(drill, start > key.gte ? { gt: start, lt: key.lt } : key, position, wanted - found.length)));
      if (found.length === wanted) break;
    }
    return found;
  }

  /** Those of the axes wanted among the lines of a range of keys, page by page until there are enough. */
  private async findOf({ axes = {} }: Drill, key: KeyRange, position: number, wanted: number): Promise<Found[]> {
    const conditions = Object.entries(axes);
    const limit = conditions.length === 0 ? wanted : READ_AT_ONCE;
    const found: Found[] = [];
    let cursor: string | undefined;
    do {
      const query = { where: { key }, positions: { upTo: position }, limit, ...(cursor !== undefined && { cursor }) };
      const page = await this.views.find<LedgerLine>('ledger', query, position);
      found.push(...page.items.filter(({ document }) => conditions.every(([axis, value]) => document.axes?.[axis] === value)));
      cursor = page.next;
    } while (cursor !== undefined && found.length < wanted);
    return found.slice(0, wanted);
  }

  /** The township asked for, or all that have a total in the period, in the order of their codes. */
  private async townships(period: Period, { indicator, township }: Drill, position: number): Promise<readonly string[]> {
    if (township !== undefined) return [township];
    const key = keysFrom(`total|${period.code}|${indicator}`);
    const { items } = await this.views.find('ledger', { where: { key }, limit: 5_000 }, position);
    return items.map((item) => item.key.slice(key.gte.length));
  }

  private async shown(lines: readonly Found[], position: number): Promise<LineShown[]> {
    const names = await this.names.at(position);
    const wanted = [...new Set(lines.flatMap(({ document: { event, of } }) => [event.stream, of ?? event.stream]))];
    const streams = new Map(await Promise.all(wanted.map(async (stream) => [stream, await this.events.read(stream)] as const)));
    const titled = (stream: string, part?: string): string => titleOf(streams.get(stream) ?? [], position, part);
    return lines.map(({ document }) => lineShown(document, names, titled));
  }
}

interface KeyRange {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt: string;
}

function lineShown(
  line: LedgerLine,
  names: ReadonlyMap<string, CommitteeName>,
  titled: (stream: string, part?: string) => string,
): LineShown {
  const { township, businessDate, numerator, denominator, axes, of, part, event, actor, recordedAt } = line;
  const title = titled(of ?? event.stream, part);
  return {
    township: { code: township, name: names.get(township)?.name ?? township },
    businessDate,
    numerator,
    denominator,
    ...(axes && { axes }),
    title,
    label: labelOf(event.type, of === undefined ? title : titled(event.stream)),
    event,
    actor,
    recordedAt,
  };
}

/** The key after which a page begins. @throws Refused `report.cursor-invalid` */
function startOf({ indicator, cursor }: Drill): string {
  if (cursor === undefined) return '';
  const key = Buffer.from(cursor, 'base64url').toString('utf8');
  if (!key.startsWith(`line|${indicator}|`)) throw new Refused('report.cursor-invalid', { cursor });
  return key;
}
