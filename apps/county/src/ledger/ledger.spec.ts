import type { ActivityEvent, AnnualPlanEvent } from '@tongxin/contracts';
import type { RecordedEvent } from '@tongxin/eventing';
import { documentsOf, recorded, viewSpecFor, type Happened } from '@tongxin/testing';
import fc from 'fast-check';
import { INDICATORS } from '../indicators/catalogue.js';
import { anyCounty } from '../testing/any-county.js';
import { anyTownship } from '../testing/any-township.js';
import { CountyInMemory } from '../testing/county-in-memory.js';
import { addTo, ALL, sumsOf, type Account, type Posting, type Running, type Sums } from './documents.js';
import { spansOf } from './keys.js';
import { ledger } from './ledger.js';

const training: Pick<Happened<ActivityEvent>, 'category' | 'id'> = { category: 'activity', id: 'spring' };
const scheduled: Happened<ActivityEvent> = {
  ...training,
  type: 'ActivityScheduled',
  data: { type: 'TRAINING', title: '第一季度委员培训', on: '2023-03-14', place: null, plan: null, topics: [], outside: [] },
};
const held: Happened<ActivityEvent> = {
  ...training,
  type: 'ActivityHeld',
  data: { on: '2023-03-15', hours: 3, outsideCount: 0 },
  recordedAt: '2023-03-16T01:20:00.000Z',
};
const heldOnAnotherDay: Happened<ActivityEvent> = {
  ...held,
  data: { on: '2023-04-02', hours: 3, outsideCount: 0 },
  recordedAt: '2023-03-31T15:59:59.999Z',
  storedAt: '2023-03-31T16:00:00.000Z',
};
const spec = viewSpecFor<object, ActivityEvent | AnnualPlanEvent>(ledger as never);

describe('ledger', () => {
  it('enters what an event changed in the account of its stream', () =>
    spec.given(scheduled, held).thenDocument('account|activity-990101101.spring', {
      states: { activity: { type: 'TRAINING', plan: null, heldOn: '2023-03-15', members: [], marks: [] } },
      postings: [
        {
          indicator: 'activity.held',
          businessDate: '2023-03-15',
          arrivedIn: '2023-03',
          axes: { type: 'TRAINING' },
          lines: [1, 1, 0],
        },
      ],
    }));

  it('finds the account from indicator, township and day', () =>
    spec
      .given(scheduled, held)
      .thenDocument('place|activity.held|990101101|2023-03-15|activity-990101101.spring|type=TRAINING|2023-03', { arrivedIn: '2023-03' }));

  it.each(['2023', '2023-Q1'])('adds to the total of %s', (span) =>
    spec.given(scheduled, held).thenDocument(`total|${span}|activity.held|990101101`, { '*': [1, 0], 'type=TRAINING': [1, 0] }),
  );

  it('corrects by a line that takes back and a new one, and never changes a line', () => {
    const held15 = { indicator: 'activity.held', businessDate: '2023-03-15', arrivedIn: '2023-03', axes: { type: 'TRAINING' } };
    expect(postingsOf([scheduled, held, { ...heldOnAnotherDay, storedAt: '2023-03-31T15:59:59.999Z' }])).toEqual([
      {
        ...held15,
        lines: [1, 1, 0, 2, -1, 0],
      },
      { ...held15, businessDate: '2023-04-02', lines: [2, 1, 0] },
    ]);
  });

  it('keeps what arrived apart by the month in China in which this log took it', () => {
    const after = spec.given(scheduled, held, heldOnAnotherDay);
    after.thenDocument('arrival|2023-03|2023-03|activity.held|990101101', { '*': [1, 0], 'type=TRAINING': [1, 0] });
    after.thenDocument('arrival|2023-03|2023-04|activity.held|990101101', { '*': [-1, 0], 'type=TRAINING': [-1, 0] });
    after.thenDocument('arrival|2023-04|2023-04|activity.held|990101101', { '*': [1, 0], 'type=TRAINING': [1, 0] });
  });

  it('keeps postings apart by that month too', () =>
    expect(postingsOf([scheduled, held, heldOnAnotherDay]).map(({ businessDate, arrivedIn }) => [businessDate, arrivedIn])).toEqual([
      ['2023-03-15', '2023-03'],
      ['2023-03-15', '2023-04'],
      ['2023-04-02', '2023-04'],
    ]));

  it('posts nothing for what changes no figure', () => expect(postingsOf([scheduled])).toEqual([]));

  it('has totals that add up to what entities contribute, in every quarter, whatever happens', () =>
    fc.assert(
      fc.property(anyNumbers, anyNumbers, fc.array(fc.boolean()), (numbers, ofCounty, turns) => {
        const county = takenBy(interleaved(anyTownship('990101101', numbers), anyCounty(ofCounty), turns));
        expect(totalsOf(county)).toEqual(contributedIn(county));
      }),
      { numRuns: 200 },
    ));

  it('is the same, byte for byte, in whatever order townships arrive', () =>
    fc.assert(
      fc.property(anyNumbers, anyNumbers, fc.array(fc.boolean()), fc.array(fc.boolean()), (one, other, firstTurns, secondTurns) => {
        const logs = [anyTownship('990101001', one), anyTownship('990101101', other)] as const;
        const [first, second] = [takenBy(interleaved(...logs, firstTurns)), takenBy(interleaved(...logs, secondTurns))];
        expect(second.stored('ledger')).toEqual(first.stored('ledger'));
      }),
      { numRuns: 200 },
    ));

  it('has the same totals and knows the same of all, in whatever order the logs of township and county arrive', () =>
    fc.assert(
      fc.property(anyNumbers, anyNumbers, fc.array(fc.boolean()), fc.array(fc.boolean()), (one, other, firstTurns, secondTurns) => {
        const logs = [anyTownship('990101101', one), anyCounty(other)] as const;
        const [first, second] = [takenBy(interleaved(...logs, firstTurns)), takenBy(interleaved(...logs, secondTurns))];
        expect(totalsOf(second)).toEqual(totalsOf(first));
        expect(statesIn(second)).toEqual(statesIn(first));
      }),
      { numRuns: 200 },
    ));

  it('has the same totals when a township arrives late', () =>
    fc.assert(
      fc.property(anyNumbers, fc.nat(), (numbers, late) => {
        const log = anyTownship('990101101', numbers);
        const cut = late % (log.length + 1);
        const [atOnce, later] = [takenBy(log), takenBy([...log.slice(0, cut), ...log.slice(cut).map(storedInMay)])];
        expect(later.stored('ledger', 'total|')).toEqual(atOnce.stored('ledger', 'total|'));
      }),
    ));
});

const anyNumbers = fc.array(fc.nat(), { minLength: 1, maxLength: 60 });
const storedInMay = (event: RecordedEvent): RecordedEvent => ({ ...event, storedAt: '2023-05-04T00:00:00.000Z' });

function postingsOf(events: readonly Happened<ActivityEvent>[]): readonly Posting[] {
  const accounts = [...documentsOf(ledger as never, recorded(events))].filter(([key]) => key.startsWith('account|'));
  return accounts.flatMap(([, account]) => (account as Account).postings).filter(({ indicator }) => indicator === 'activity.held');
}

function takenBy(log: readonly RecordedEvent[]): CountyInMemory {
  const county = new CountyInMemory();
  for (const event of log) county.take(event);
  return county;
}

/** Two logs as one, each in its own order; a turn says whose event comes next. */
function interleaved(one: readonly RecordedEvent[], other: readonly RecordedEvent[], turns: readonly boolean[]): RecordedEvent[] {
  const [left, right] = [[...one], [...other]];
  const merged = turns.flatMap((turn) => (turn ? left : right).splice(0, 1));
  return [...merged, ...left, ...right].map((event) => ({ ...event, storedAt: '2023-05-04T00:00:00.000Z' }));
}

/** `<year or quarter>|<indicator>` → sums, from the ledger's totals; what was set off to nothing is left out. */
function totalsOf(county: CountyInMemory): Record<string, Sums> {
  const totals: Record<string, Running> = {};
  for (const stored of county.stored('ledger', 'total|')) {
    const at = stored.indexOf(' {');
    const [, span, indicator] = stored.slice(0, at).split('|');
    addTo((totals[`${span}|${indicator}`] ??= {}), JSON.parse(stored.slice(at)) as Sums);
  }
  return thatAreThere(Object.entries(totals));
}

/** The same, counted from the states of all entities without a ledger. */
function contributedIn(county: CountyInMemory): Record<string, Sums> {
  const totals: Record<string, Running> = {};
  for (const [place, sums] of county.stored('ledger', 'account|').flatMap(placesOf)) addTo((totals[place] ??= {}), sums);
  return thatAreThere(Object.entries(totals));
}

/** Subject → states of the entities at it. */
function statesIn(county: CountyInMemory): Record<string, object> {
  const accounts = county.stored('ledger', 'account|').map((stored) => {
    const at = stored.indexOf(' {');
    return [stored.slice(0, at), (JSON.parse(stored.slice(at)) as Account).states] as const;
  });
  return Object.fromEntries(accounts.filter(([, states]) => Object.keys(states).length > 0));
}

function placesOf(stored: string): (readonly [string, Sums])[] {
  const { states } = JSON.parse(stored.slice(stored.indexOf(' '))) as Account;
  return INDICATORS.flatMap(({ code, entity, ...indicator }) =>
    indicator
      .contributions(states[entity.name] ?? entity.initial)
      .flatMap((one) =>
        spansOf(one.businessDate.slice(0, 7)).map(
          (span) => [`${span}|${code}`, sumsOf([one.numerator, one.denominator], one.axes)] as const,
        ),
      ),
  );
}

function thatAreThere(totals: readonly (readonly [string, Sums])[]): Record<string, Sums> {
  const parts = totals.map(
    ([place, sums]) => [place, Object.fromEntries(Object.entries(sums).filter(([, [n, d]]) => n !== 0 || d !== 0))] as const,
  );
  return Object.fromEntries(parts.filter(([, sums]) => sums[ALL] !== undefined || Object.keys(sums).length > 0));
}
