import type { AdoptedStandard, StandardEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface Standard {
  /** The version adopted last. */
  last: AdoptedStandard | null;
}

export const Standard: Aggregate<Standard, StandardEvent> = {
  category: 'standard',
  sharing: 'subordinates',
  initial: { last: null },
  evolve(state, event) {
    switch (event.type) {
      case 'StandardAdopted':
        return { last: event.data };
      default:
        event.type satisfies never;
        return state;
    }
  },
};
