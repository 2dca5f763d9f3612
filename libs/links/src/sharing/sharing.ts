import type { SharingEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

/** With whom one stream is shared beyond its default. */
export interface SharedWith {
  readonly nodes: readonly string[];
}

export const SharedWith: Aggregate<SharedWith, SharingEvent> = {
  category: 'sharing',
  sharing: 'private',
  initial: { nodes: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'StreamShared':
        return { nodes: [...state.nodes, event.data.with] };
    }
  },
};
