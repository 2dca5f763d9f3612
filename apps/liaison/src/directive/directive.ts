import type { DirectiveDetails, DirectiveEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

export interface Directive {
  issued: DirectiveDetails | null;
}

export const Directive: Aggregate<Directive, DirectiveEvent> = {
  category: 'directive',
  sharing: 'private',
  initial: { issued: null },
  evolve(state, event) {
    switch (event.type) {
      case 'DirectiveIssued':
        return { ...state, issued: event.data };
    }
  },
};
