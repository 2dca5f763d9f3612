import type { ErasureReason, PersonEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

/** Somebody whose data lies in the vault, as far as the log may speak of them. */
export interface Person {
  erased: ErasureReason | null;
}

export const Person: Aggregate<Person, PersonEvent> = {
  category: 'person',
  initial: { erased: null },
  evolve(state, event) {
    switch (event.type) {
      case 'PersonErased':
        return { ...state, erased: event.data.reason };
    }
  },
};
