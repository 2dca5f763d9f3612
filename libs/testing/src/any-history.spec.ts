import { Refused, type Aggregate, type Decide, type Event } from '@tongxin/eventing';
import fc from 'fast-check';
import { anyHistory, attempts } from './any-history.js';

type JarEvent = Event<'StonePut', { stone: string }> | Event<'JarClosed'>;
interface Jar {
  stones: readonly string[];
  closed: boolean;
}

const Jar: Aggregate<Jar, JarEvent> = {
  category: 'jar',
  initial: { stones: [], closed: false },
  evolve: (jar, event) => (event.type === 'StonePut' ? { ...jar, stones: [...jar.stones, event.data.stone] } : { ...jar, closed: true }),
};

const putStone: Decide<Jar, { stone: string }, JarEvent> = (jar, { stone }) => {
  if (jar.stones.includes(stone)) return [];
  if (jar.closed) throw new Refused('jar.closed');
  return [{ type: 'StonePut', data: { stone } }];
};
const closeJar: Decide<Jar, object, JarEvent> = (jar) => (jar.closed ? [] : [{ type: 'JarClosed', data: {} }]);

const stone = fc.record({ stone: fc.constantFrom('jade', 'flint', 'slate') });

describe('any history', () => {
  it('holds for an aggregate that keeps the rules', () => {
    let longest = 0;
    anyHistory(Jar, [attempts(putStone, stone), attempts(closeJar, fc.constant({}))], {
      holds(jar, history) {
        longest = Math.max(longest, history.length);
        expect(new Set(jar.stones).size).toBe(jar.stones.length);
      },
    });
    expect(longest).toBe(4);
  });

  it('finds a decision that is not idempotent', () => {
    const putAgain: Decide<Jar, { stone: string }, JarEvent> = (_jar, { stone }) => [{ type: 'StonePut', data: { stone } }];
    expect(() => anyHistory(Jar, [attempts(putAgain, stone)])).toThrow('putAgain({"stone"');
  });

  it('finds an error that is no refusal', () => {
    const breakJar: Decide<Jar, object, JarEvent> = (jar) => {
      if (jar.stones.length > 1) throw new TypeError('broken');
      return [];
    };
    expect(() => anyHistory(Jar, [attempts(putStone, stone), attempts(breakJar, fc.constant({}))])).toThrow('breakJar');
  });

  it('finds a fold that changes the state it was given', () => {
    const Leaky: Aggregate<{ stones: string[] }, JarEvent> = {
      category: 'jar',
      initial: { stones: [] },
      evolve(jar, event) {
        if (event.type === 'StonePut') jar.stones.push(event.data.stone);
        return jar;
      },
    };
    const put: Decide<{ stones: string[] }, { stone: string }, JarEvent> = (_jar, { stone }) => [{ type: 'StonePut', data: { stone } }];
    expect(() => anyHistory(Leaky, [attempts(put, stone)])).toThrow('Property failed');
  });

  it('finds a fold that JSON would change', () => {
    type DayEvent = Event<'DaySet', { on: unknown }>;
    const Calendar: Aggregate<{ on: unknown }, DayEvent> = {
      category: 'day',
      initial: { on: null },
      evolve: (_day, event) => ({ on: event.data.on }),
    };
    const setDay: Decide<{ on: unknown }, object, DayEvent> = (day) =>
      day.on === null ? [{ type: 'DaySet', data: { on: new Date(0) } }] : [];
    expect(() => anyHistory(Calendar, [attempts(setDay, fc.constant({}))])).toThrow('Property failed');
  });
});
