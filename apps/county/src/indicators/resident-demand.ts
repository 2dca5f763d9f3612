import type { DemandCategory, ResidentDemandEvent } from '@tongxin/contracts';
import type { Entity } from './indicator.js';

/** A resident's demand as figures see it: nothing of the person. */
export interface ResidentDemand {
  readonly receivedOn: string | null;
  readonly category: DemandCategory;
  readonly isClosed: boolean;
}

type Read = Extract<ResidentDemandEvent, { type: 'DemandReceived' | 'DemandClosed' }>;

/** A demand: the day it was received, what it is about, whether it is closed. */
export const residentDemand: Entity<ResidentDemand, Read> = {
  name: 'resident-demand',
  events: ['DemandReceived', 'DemandClosed'],
  initial: { receivedOn: null, category: 'OTHER', isClosed: false },
  evolve(state, event) {
    if (event.type === 'DemandClosed') return state.isClosed ? state : { ...state, isClosed: true };
    return { ...state, receivedOn: event.data.on, category: event.data.category };
  },
};
