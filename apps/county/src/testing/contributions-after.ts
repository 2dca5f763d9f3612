import type { Event } from '@tongxin/eventing';
import type { Contribution, Indicator } from '../indicators/indicator.js';

/** What one entity contributes to an indicator after its own events, for specs. */
export function contributionsAfter<State extends object>(indicator: Indicator<State>, events: readonly Event[]): readonly Contribution[] {
  const { entity } = indicator;
  const read = events.filter(({ type }) => entity.events.includes(type));
  return indicator.contributions(read.reduce((state, event) => entity.evolve(state, event), entity.initial));
}
