import type { Event } from '@tongxin/eventing';
import type { Contribution, Happening, Indicator } from '../indicators/indicator.js';

const happening: Happening = {
  stream: 'activity-990101101.one',
  id: 'one',
  node: '990101101',
  on: '2023-03-15',
  stateOf: (entity) => entity.initial,
};

/** What one entity contributes to an indicator after its own events, for specs. */
export function contributionsAfter<State extends object>(indicator: Indicator<State>, events: readonly Event[]): readonly Contribution[] {
  const { entity } = indicator;
  const read = events.filter(({ type }) => entity.events.includes(type));
  return indicator.contributions(read.reduce((state, event) => entity.evolve(state, event, happening), entity.initial));
}
