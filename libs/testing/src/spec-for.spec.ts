import { Refused, type Aggregate, type Decide, type Event } from '@tongxin/eventing';
import { specFor } from './spec-for.js';

type LampEvent = Event<'LampLit', { on: string }> | Event<'LampPutOut'>;
interface Lamp {
  lit: boolean;
  times: number[];
}

const Lamp: Aggregate<Lamp, LampEvent> = {
  category: 'lamp',
  initial: { lit: false, times: [] },
  evolve: (state, event) => (event.type === 'LampLit' ? { lit: true, times: [...state.times, 1] } : { ...state, lit: false }),
};

type Light = { on?: string };
const light: Decide<Lamp, Light, LampEvent> = (lamp, { on }, { today }) => {
  if (on !== undefined && on > today) throw new Refused('lamp.not-yet', { on });
  return lamp.lit ? [] : [{ type: 'LampLit', data: { on: on ?? today } }];
};

const lit: LampEvent = { type: 'LampLit', data: { on: '2026-04-01' } };
const out: LampEvent = { type: 'LampPutOut', data: {} };
const { given } = specFor(Lamp, light);

describe('specs of deciders', () => {
  it('compare events exactly', () => {
    given().when({}).then(lit);
    given(lit, out).when({}).then(lit);
    expect(() => given().when({}).then()).toThrow();
    expect(() => given().when({ on: '2026-03-01' }).then(lit)).toThrow();
  });

  it('see what had already happened', () => {
    given(lit).when({}).thenNothing();
    expect(() => given().when({}).thenNothing()).toThrow();
  });

  it('see a refusal with its details', () => {
    given().when({ on: '2026-05-01' }).thenRefused('lamp.not-yet');
    given().when({ on: '2026-05-01' }).thenRefused('lamp.not-yet', { on: '2026-05-01' });
    given()
      .when({ on: '2026-05-01' }, { today: '2026-06-01' })
      .then({ type: 'LampLit', data: { on: '2026-05-01' } });
    expect(() => given().when({}).thenRefused('lamp.not-yet')).toThrow('it was granted');
    expect(() => given().when({ on: '2026-05-01' }).thenRefused('lamp.broken')).toThrow();
    expect(() => given().when({ on: '2026-05-01' }).then(lit)).toThrow('lamp.not-yet');
  });

  it('fail a decision that is not idempotent', () => {
    const again: Decide<Lamp, Light, LampEvent> = () => [lit];
    const once: Decide<Lamp, Light, LampEvent> = (lamp) => {
      if (lamp.lit) throw new Refused('lamp.already-lit');
      return [lit];
    };
    expect(() => specFor(Lamp, again).given().when({}).then(lit)).toThrow();
    expect(() => specFor(Lamp, once).given().when({}).then(lit)).toThrow('refused with lamp.already-lit');
  });

  it('fail a fold or a decision that changes what it was given', () => {
    const greedy: Decide<Lamp, Light, LampEvent> = (_lamp, command) => {
      command.on = 'later';
      return [];
    };
    const Sloppy: Aggregate<Lamp, LampEvent> = {
      ...Lamp,
      evolve(state) {
        state.times.push(1);
        return state;
      },
    };
    expect(() => specFor(Lamp, greedy).given().when({ on: 'now' }).thenNothing()).toThrow(TypeError);
    expect(() => specFor(Sloppy, light).given(out).when({}).then(lit)).toThrow(TypeError);
  });
});
