import type { PeerEvent } from '@tongxin/contracts';
import type { EventContext, View } from '@tongxin/eventing';
import type { PeerCard } from './peer-card.js';

/** The counties this one exchanges experience with. */
export const peerList: View<PeerCard, PeerEvent> = {
  name: 'peer-list',
  version: 1,
  events: ['PeerRegistered', 'PeerTokenIssued', 'PeerTokenRevoked', 'PeerKeyTrusted', 'PeerSubscribed', 'PeerUnsubscribed'],
  indexes: ['name'],
  keys: (_event, { id }) => [id],
  project: (card, event, context) =>
    event.type === 'PeerRegistered' ? registered(card, event.data.name, context) : follow(card, event, context),
};

function registered(card: PeerCard | undefined, name: string, { id, recorded }: EventContext): PeerCard {
  if (card) return { ...card, name };
  return { id, name, registeredOn: recorded.metadata.occurredOn, tokenIssuedOn: '', publicKey: '', keyTrustedOn: '', url: '' };
}

function follow(
  card: PeerCard | undefined,
  event: Exclude<PeerEvent, { type: 'PeerRegistered' }>,
  { recorded }: EventContext,
): PeerCard | undefined {
  const on = recorded.metadata.occurredOn;
  switch (event.type) {
    case 'PeerTokenIssued':
      return card && { ...card, tokenIssuedOn: on };
    case 'PeerTokenRevoked':
      return card && { ...card, tokenIssuedOn: '' };
    case 'PeerKeyTrusted':
      return card && { ...card, publicKey: event.data.publicKey, keyTrustedOn: on };
    case 'PeerSubscribed':
      return card && { ...card, url: event.data.url };
    case 'PeerUnsubscribed':
      return card && { ...card, url: '' };
  }
}
