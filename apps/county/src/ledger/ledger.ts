import { dayIn } from '@tongxin/calendar';
import type { Event, EventContext, Projection } from '@tongxin/eventing';
import { INDICATORS } from '../indicators/catalogue.js';
import type { Contribution, Entity, Following, Indicator } from '../indicators/indicator.js';
import { ALL, plus, type Amount, type LedgerLine, type Sums } from './documents.js';
import { difference } from './difference.js';
import { Cells, entityKey, lineKey } from './keys.js';

/** Grows when the form of the ledger's documents changes. */
const FORM = 1;

/** Who changes with what: entities by event type, indicators and followers by entity. */
interface Desk {
  readonly entities: ReadonlyMap<string, readonly Entity[]>;
  readonly indicators: ReadonlyMap<Entity, readonly Indicator[]>;
  readonly followers: ReadonlyMap<Entity, readonly (readonly [Entity, Following])[]>;
  readonly cells: Cells;
}

/**
 * The county's books: when an event changes an entity, the difference to what the entity contributed before is posted as lines, and added to
 * the totals of the periods its business day lies in and to what arrived in the month this log took the event.
 */
export function ledgerOf(indicators: readonly Indicator[]): Projection<Event> {
  const desk = deskOf(indicators);
  return {
    name: 'ledger',
    version: versionOf(indicators),
    events: [...desk.entities.keys()].sort(),
    changes: (event, context) => new Posting(desk, context).take(event),
  };
}

/** What one event changes. Documents in hand are kept here until all is posted, since several lines may meet in one total. */
class Posting {
  private readonly documents = new Map<string, object>();
  private lines = 0;

  constructor(
    private readonly desk: Desk,
    private readonly context: EventContext,
  ) {}

  take(event: Event): Iterable<readonly [string, object]> {
    for (const entity of this.desk.entities.get(event.type) ?? []) {
      this.change(entity, this.context.stream, (state) => entity.evolve(state, event));
    }
    return this.documents;
  }

  private change(entity: Entity, stream: string, evolve: (state: object) => object): void {
    const key = entityKey(entity.name, stream);
    const before = this.read<object>(key) ?? entity.initial;
    const after = evolve(before);
    if (after === before) return;
    this.documents.set(key, after);
    for (const indicator of this.desk.indicators.get(entity) ?? []) {
      const changes = difference(indicator.contributions(before), indicator.contributions(after));
      for (const change of changes) this.post(indicator.code, stream, change);
    }
    this.tell(entity, before, after);
  }

  /** Lets the entities that follow this one change too. */
  private tell(entity: Entity, before: object, after: object): void {
    for (const [follower, follows] of this.desk.followers.get(entity) ?? []) {
      for (const followed of follows.streams(before, after, this.context.node)) {
        this.change(follower, followed, (state) => follows.evolve(state, before, after, followed));
      }
    }
  }

  private post(indicator: string, of: string, change: Contribution): void {
    const { recorded, node, stream } = this.context;
    const { id, type, revision, metadata } = recorded;
    const { businessDate, axes, numerator, denominator, part } = change;
    const line: LedgerLine = {
      indicator,
      township: node,
      axes,
      businessDate,
      numerator,
      denominator,
      of: of === stream ? undefined : of,
      part,
      event: { id, type, stream, revision },
      actor: metadata.actor,
      recordedAt: metadata.recordedAt,
    };
    const cell = this.desk.cells.of(indicator, node, businessDate.slice(0, 7));
    this.documents.set(lineKey(cell, businessDate, line.event, this.lines), line);
    this.lines += 1;
    for (const total of cell.totals) this.add(total, change);
    this.add(cell.arrivedIn(monthOf(recorded.storedAt)), change);
  }

  private add(key: string, { axes, numerator, denominator }: Contribution): void {
    const sums: Record<string, Amount> = { ...this.read<Sums>(key) };
    sums[ALL] = plus(sums, ALL, numerator, denominator);
    for (const axis in axes) {
      const part = `${axis}=${axes[axis]}`;
      sums[part] = plus(sums, part, numerator, denominator);
    }
    this.documents.set(key, sums);
  }

  private read<Doc extends object>(key: string): Doc | undefined {
    return (this.documents.get(key) as Doc | undefined) ?? this.context.lookup<Doc>(key);
  }
}

function deskOf(indicators: readonly Indicator[]): Desk {
  const used = indicators.map(({ entity }) => entity);
  const all = [...new Set(used.flatMap(withFollowed))];
  const types = new Set(all.flatMap(({ events }) => events));
  return {
    entities: new Map([...types].map((type) => [type, all.filter(({ events }) => events.includes(type))])),
    indicators: new Map(all.map((entity) => [entity, indicators.filter((indicator) => indicator.entity === entity)])),
    followers: new Map(all.map((entity) => [entity, followersOf(entity, all)])),
    cells: new Cells(),
  };
}

function withFollowed(entity: Entity): readonly Entity[] {
  return entity.follows ? [...withFollowed(entity.follows.entity), entity] : [entity];
}

function followersOf(entity: Entity, all: readonly Entity[]): readonly (readonly [Entity, Following])[] {
  return all.flatMap((other) => (other.follows?.entity === entity ? [[other, other.follows] as const] : []));
}

/** Another number when another definition is in force, so that the ledger is built anew beside the old one. */
function versionOf(indicators: readonly Indicator[]): number {
  const inForce = indicators.map(({ code, version }) => `${code}@${version}`).sort();
  return [FORM, ...inForce]
    .join()
    .split('')
    .reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}

/** The month it is at an instant (UTC) in China, 8 hours ahead: another one than in Greenwich only late on the last days of a month. */
function monthOf(instant: string): string {
  const isLate = instant.slice(8, 10) >= '28' && instant.slice(11, 13) >= '16';
  return (isLate ? dayIn(instant) : instant).slice(0, 7);
}

/** The ledger of all indicators. */
export const ledger = ledgerOf(INDICATORS);
