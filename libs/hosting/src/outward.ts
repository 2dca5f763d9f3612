import { publicKeyOf, verifySignature, type NodeKeys } from '@tongxin/access';
import { SHARED_CATEGORIES } from '@tongxin/contracts';
import type { Feed, Sharing, ViewReader } from '@tongxin/eventing';
import { Links } from '@tongxin/links';
import { Notary, type NodeIdentity, type Service } from '@tongxin/runtime';
import type { NodePorts } from './node-ports.js';

/** How a node stands to other nodes: what it swears its log was, and what it sends and takes. One process of a node has it. */
export interface Outward {
  readonly notary: Notary;
  readonly links: Links;
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
  const links = new Links({
    node,
    store: events,
    records,
    views,
    feed,
    messenger,
    signer: keys,
    notary,
    verify: (publicKey, bytes, signature) => verifySignature(publicKeyOf(publicKey), bytes, signature),
    now: () => clock.now(),
    defaults: sharingDefaults(services),
    onError,
  });
  return { notary, links };
}

function sharingDefaults(services: readonly Service[]): ReadonlyMap<string, Sharing> {
  const aggregates = services.flatMap(({ commands }) => commands.map(({ aggregate }) => aggregate));
  const here = aggregates.map(({ category, sharing }) => [category, sharing ?? 'superior'] as const);
  return new Map([...Object.entries(SHARED_CATEGORIES), ...here]);
}
