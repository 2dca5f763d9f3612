import type { AdoptionLevel, OpinionCaseEvent } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

/** What the county made of an opinion item, as figures see it. */
export interface OpinionCase {
  readonly reporter: string;
  readonly township: string;
  /** Every use of it, by id of the adoption. */
  readonly adoptions: Readonly<Record<string, { readonly on: string; readonly level: AdoptionLevel }>>;
}

type Read = Extract<OpinionCaseEvent, { type: 'OpinionCaseOpened' | 'OpinionAdopted' }>;

/** An opinion item at the county: how often it was adopted, on which level. */
export const opinionCase: Entity<OpinionCase, Read> = {
  name: 'opinion-case',
  events: ['OpinionCaseOpened', 'OpinionAdopted'],
  initial: { reporter: '', township: '', adoptions: {} },
  evolve(state, event) {
    if (event.type === 'OpinionCaseOpened') return { ...state, reporter: event.data.reporter, township: event.data.township };
    if (state.township === '') return state;
    const { adoptionId, on, level } = event.data;
    return { ...state, adoptions: { ...state.adoptions, [adoptionId]: { on, level } } };
  },
};
