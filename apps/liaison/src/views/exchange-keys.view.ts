import type { ExchangeKeyEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import type { ExchangeKeyCard } from './exchange-key-card.js';

/** Every key that has signed this county's feed, and when it counted. */
export const exchangeKeys: View<ExchangeKeyCard, ExchangeKeyEvent> = {
  name: 'exchange-keys',
  version: 1,
  events: ['ExchangeKeyIntroduced'],
  indexes: ['from'],
  keys: ({ data: { publicKey, endorsement } }) => [publicKey, ...(endorsement ? [endorsement.by] : [])],
  project(card, { data: { publicKey, endorsement } }, { key, recorded }) {
    const at = recorded.metadata.recordedAt;
    if (key !== publicKey) return card && { ...card, until: at };
    return { publicKey, from: at, until: '', endorsement };
  },
};
