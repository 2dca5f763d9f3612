import { publicKeyOf, verifySignature, type NodeKeys } from '@tongxin/access';
import { SHARED_CATEGORIES } from '@tongxin/contracts';
import type { Feed, Sharing, ViewReader } from '@tongxin/eventing';
import { Invitations, Links, type LinkTownship } from '@tongxin/links';
import { Notary, type NodeIdentity, type Sending, type Service } from '@tongxin/runtime';
import type { NodePorts } from './node-ports.js';

/** How a node stands to other nodes: what it swears its log was, and what it sends and takes. One process of a node has it. */
export interface Outward {
  readonly notary: Notary;
  readonly links: Links;
  /** Townships that it invited, and how they come in. */
  readonly invitations: Invitations;
}

export function outwardOf(
  node: NodeIdentity,
  services: readonly Service[],
  ports: NodePorts,
  keys: NodeKeys,
  { views, feed }: { views: ViewReader; feed: Feed },
): Outward {
  const { events, records, clock, messenger, onError } = ports;
  const notary = new Notary(node, events, records, keys, clock, onError);
  const verify = (publicKey: string, bytes: Uint8Array, signature: Uint8Array) => verifySignature(publicKeyOf(publicKey), bytes, signature);
  const now = () => clock.now();
  const links = new Links({
    node,
    store: events,
    records,
    views,
    feed,
    messenger,
    signer: keys,
    notary,
    verify,
    now,
    defaults: sharingDefaults(services),
    onError,
  });
  return { notary, links, invitations: new Invitations({ node, records, messenger, verify, now }) };
}

/** Takes in a township that came with its invitation; said again, nothing happens. */
export function linkTownship(door: Sending, links: Links, node: NodeIdentity): LinkTownship {
  return async ({ node: township, ...keys }) => {
    const by = { account: 'system', node: node.id, roles: ['system'] as const };
    await door.send('links/link-node', { ...keys, relation: 'SUBORDINATE' }, { id: township, by });
    return links.waitingFor(township);
  };
}

/** Whom each category goes to without being named. */
export function sharingDefaults(services: readonly Service[]): ReadonlyMap<string, Sharing> {
  const aggregates = services.flatMap(({ commands }) => commands.map(({ aggregate }) => aggregate));
  const here = aggregates.map(({ category, sharing }) => [category, sharing ?? 'superior'] as const);
  return new Map([...Object.entries(SHARED_CATEGORIES), ...here]);
}
