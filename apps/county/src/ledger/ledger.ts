import type { Event, Projection } from '@tongxin/eventing';
import { INDICATORS } from '../indicators/catalogue.js';
import type { Entity, Following, Indicator } from '../indicators/indicator.js';
import { Booking, type Desk } from './booking.js';
import { Cells } from './keys.js';

/** Grows when the form of the ledger's documents changes. */
const FORM = 5;

/**
 * The county's books: when an event changes an entity, the difference to what the entity contributed before is entered in the account of the
 * event's stream, and added to the total of the quarter its business day lies in and to what arrived of that day's month in the month this log took the event.
 */
export function ledgerOf(indicators: readonly Indicator[]): Projection<Event> {
  const desk = deskOf(indicators);
  return {
    name: 'ledger',
    version: versionOf(indicators),
    events: [...desk.entities.keys()].sort(),
    indexes: ['arrivedIn'],
    changes: (event, context) => new Booking(desk, context).book(event),
  };
}

function deskOf(indicators: readonly Indicator[]): Desk {
  const all = [...new Set(indicators.flatMap(({ entity }) => withFollowed(entity)))];
  const types = new Set(all.flatMap(({ events }) => events));
  return {
    entities: new Map([...types].map((type) => [type, all.filter(({ events }) => events.includes(type))])),
    indicators: new Map(all.map((entity) => [entity, indicators.filter((indicator) => indicator.entity === entity)])),
    followers: new Map(all.map((entity) => [entity, followersOf(entity, all)])),
    cells: new Cells(),
  };
}

function withFollowed(entity: Entity): readonly Entity[] {
  return [...(entity.follows ?? []).flatMap((follows) => withFollowed(follows.entity)), entity];
}

function followersOf(entity: Entity, all: readonly Entity[]): readonly (readonly [Entity, Following])[] {
  return all.flatMap((other) =>
    (other.follows ?? []).filter((follows) => follows.entity === entity).map((follows) => [other, follows] as const),
  );
}

/** Another number when another definition is in force, so that the ledger is built anew beside the old one. */
function versionOf(indicators: readonly Indicator[]): number {
  const inForce = [FORM, ...indicators.map(({ code, version }) => `${code}@${version}`).sort()].join();
  return [...inForce].reduce((hash, letter) => (hash * 31 + letter.charCodeAt(0)) % 1_000_003, 7);
}

/** The ledger of all indicators. */
export const ledger = ledgerOf(INDICATORS);
