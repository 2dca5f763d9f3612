import { dayIn } from '@tongxin/calendar';
import type { Event, EventContext } from '@tongxin/eventing';
import type { Contribution, Entity, Following, Happening, Indicator, StateOf } from '../indicators/indicator.js';
import { difference } from './difference.js';
import { ALL, isSameAxes, plus, type Account, type Amount, type Place, type Posting, type Sums } from './documents.js';
import { accountKey, placeKey, type Cell, type Cells } from './keys.js';

/** Who changes with what: entities by event type, indicators and followers by entity. */
export interface Desk {
  readonly entities: ReadonlyMap<string, readonly Entity[]>;
  readonly indicators: ReadonlyMap<Entity, readonly Indicator[]>;
  readonly followers: ReadonlyMap<Entity, readonly (readonly [Entity, Following])[]>;
  readonly cells: Cells;
}

type Fields = Readonly<Record<string, unknown>>;

const EMPTY: Account = { states: {}, postings: [] };

/** What one event changes in the books. Documents in hand are kept here until all is posted, since several lines may meet in one total. */
export class Booking {
  private readonly documents = new Map<string, object>();
  /** The account of the event's stream, read once and put down at the end. */
  private readonly own: { key: string; before: Account; states: Record<string, object> | undefined; postings: Posting[] | undefined };

  constructor(
    private readonly desk: Desk,
    private readonly context: EventContext,
  ) {
    const key = accountKey(context.stream);
    this.own = { key, before: context.lookup<Account>(key) ?? EMPTY, states: undefined, postings: undefined };
  }

  book(event: Event): Iterable<readonly [string, object]> {
    const happening = this.happening();
    for (const entity of this.desk.entities.get(event.type) ?? [])
      this.change(entity, entity.subject?.(happening) ?? happening.stream, (state) => entity.evolve(state, event, happening));
    this.putDownOwn();
    return this.documents;
  }

  private putDownOwn(): void {
    const { key, before, states, postings } = this.own;
    if (states ?? postings) this.documents.set(key, { states: states ?? before.states, postings: postings ?? before.postings });
  }

  private happening(): Happening {
    const { stream, id, node, recorded } = this.context;
    return { stream, id, node, on: recorded.metadata.occurredOn, stateOf: this.stateOf };
  }

  private readonly stateOf: StateOf = <State extends object>(entity: Entity<State>, subject: string) =>
    (this.statesOf(subject)[entity.name] as State | undefined) ?? entity.initial;

  private change(entity: Entity, subject: string, evolve: (state: object) => object): void {
    const before = this.stateOf(entity, subject);
    const after = evolve(before);
    if (after === before) return;
    this.keep(subject, entity.name, after);
    for (const indicator of this.desk.indicators.get(entity) ?? []) {
      if (isUnread(indicator.reads, before, after)) continue;
      const changes = difference(indicator.contributions(before), indicator.contributions(after));
      for (const change of changes) this.post(indicator.code, subject, change);
    }
    this.tell(entity, subject, before, after);
  }

  private statesOf(subject: string): Account['states'] {
    if (subject === this.context.stream) return this.own.states ?? this.own.before.states;
    return (this.read<Account>(accountKey(subject)) ?? EMPTY).states;
  }

  private keep(subject: string, entity: string, state: object): void {
    if (subject === this.context.stream) {
      this.own.states ??= { ...this.own.before.states };
      this.own.states[entity] = state;
      return;
    }
    const key = accountKey(subject);
    const { states, postings } = this.read<Account>(key) ?? EMPTY;
    this.documents.set(key, { states: { ...states, [entity]: state }, postings });
  }

  /** Lets the entities that follow this one change too. */
  private tell(entity: Entity, followed: string, before: object, after: object): void {
    const { node } = this.context;
    for (const [follower, follows] of this.desk.followers.get(entity) ?? []) {
      for (const subject of follows.subjects(before, after, { node }))
        this.change(follower, subject, (state) => follows.evolve(state, before, after, { subject, followed, node }));
    }
  }

  private post(indicator: string, of: string, change: Contribution): void {
    const { recorded, node, stream } = this.context;
    const { businessDate, axes, numerator, denominator, part } = change;
    const township = change.township === node ? undefined : change.township;
    const cell = this.desk.cells.of(indicator, township ?? node, businessDate.slice(0, 7));
    const arrivedIn = monthOf(recorded.storedAt);
    const other = of === stream ? undefined : of;
    const lines = [recorded.revision, numerator, denominator];
    this.file({ indicator, township, businessDate, arrivedIn, axes, of: other, part, lines }, cell);
    for (const total of cell.totals) this.add(total, change);
    this.add(cell.arrivedIn(arrivedIn), change);
  }

  /** Files a line in the account of the event's stream; the first of its kind makes a place where the account is found. */
  private file(posting: Posting, cell: Cell): void {
    const { stream } = this.context;
    const postings = (this.own.postings ??= [...this.own.before.postings]);
    const atPlace = postings.filter((one) => isSamePlace(one, posting));
    const known = atPlace.find(({ of, part }) => of === posting.of && part === posting.part);
    if (known) {
      postings[postings.indexOf(known)] = { ...known, lines: known.lines.concat(posting.lines) };
      return;
    }
    postings.push(posting);
    const place: Place = { arrivedIn: posting.arrivedIn };
    if (atPlace.length === 0) this.documents.set(placeKey(cell, stream, posting), place);
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

/** Whether nothing changed of what an indicator reads. */
function isUnread(reads: readonly string[], before: object, after: object): boolean {
  return reads.every((field) => (before as Fields)[field] === (after as Fields)[field]);
}

function isSamePlace(one: Posting, other: Posting): boolean {
  return (
    one.indicator === other.indicator &&
    one.township === other.township &&
    one.businessDate === other.businessDate &&
    one.arrivedIn === other.arrivedIn &&
    isSameAxes(one.axes, other.axes)
  );
}

/** The month it is at an instant (UTC) in China, 8 hours ahead: another one than in Greenwich only late on the last days of a month. */
function monthOf(instant: string): string {
  const isLate = instant.slice(8, 10) >= '28' && instant.slice(11, 13) >= '16';
  return (isLate ? dayIn(instant) : instant).slice(0, 7);
}
