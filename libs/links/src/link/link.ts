import type { Aggregate, Event } from '@tongxin/eventing';

export const RELATIONS = ['SUPERIOR', 'SUBORDINATE'] as const;
/** What the peer is to this node. */
export type Relation = (typeof RELATIONS)[number];

/** Whom a node exchanges streams with and by which key it knows them; stream `link-<node>.<peer>`, a county's shared with its townships. */
export type LinkEvent =
  | Event<'NodeLinked', { peer: string; name: string; relation: Relation; publicKey: string }>
  | Event<'NodeKeyChanged', { peer: string; publicKey: string }>
  /** The key to which package files for the peer are closed; it changes with the peer's other key. */
  | Event<'NodeEncryptionKeyGiven', { peer: string; encryptionKey: string }>;

export interface Link {
  readonly relation?: Relation;
  readonly publicKey?: string;
  readonly encryptionKey?: string;
}

export const Link: Aggregate<Link, LinkEvent> = {
  category: 'link',
  sharing: 'subordinates',
  initial: {},
  evolve(state, event) {
    switch (event.type) {
      case 'NodeLinked':
        return { relation: event.data.relation, publicKey: event.data.publicKey };
      case 'NodeKeyChanged':
        return { ...state, publicKey: event.data.publicKey };
      case 'NodeEncryptionKeyGiven':
        return { ...state, encryptionKey: event.data.encryptionKey };
      default:
        event satisfies never;
        return state;
    }
  },
};
