import type { ExchangeKeyEvent } from '@tongxin/contracts';
import type { Aggregate } from '@tongxin/eventing';

/** The keys of this county's feed, oldest first. */
export interface ExchangeKey {
  keys: string[];
}

export const ExchangeKey: Aggregate<ExchangeKey, ExchangeKeyEvent> = {
  category: 'exchangeKey',
  sharing: 'private',
  initial: { keys: [] },
  evolve(state, event) {
    switch (event.type) {
      case 'ExchangeKeyIntroduced':
        return { keys: [...state.keys, event.data.publicKey] };
    }
  },
};
