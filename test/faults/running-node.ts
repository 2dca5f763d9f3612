import type { Clock } from '@tongxin/eventing';
import type { NodeRecord } from '@tongxin/hosting';
import { LocalMessenger } from '@tongxin/messaging-local';
import { NatsLine, NatsMessenger } from '@tongxin/messaging-nats';
import { OpenNode } from '../../apps/node/src/open-node.js';
import { ReachingMessenger } from '../../apps/node/src/reaching-messenger.js';

export const COUNTY: NodeRecord = { id: '990101', name: '南溪县政协', level: 'COUNTY', superior: null };

/** How a node reaches the others, and what time it has. */
export interface Place {
  readonly clock: Clock;
  /** Of the nats-server, or of what stands before it. */
  readonly address: string;
  /** How long an answer is waited for, in milliseconds; the product's own unless said. */
  readonly patienceMs?: number;
}

export interface Running {
  readonly node: OpenNode;
  readonly line: NatsLine;
}

/** A node at work on what a folder has of it, with a connection to NATS of its own. */
export async function running(record: NodeRecord, directory: string, { clock, address, patienceMs }: Place): Promise<Running> {
  // Troubles of the line are what this is about.
  const onError = (): void => undefined;
  const line = new NatsLine({ servers: [address], name: record.id }, onError);
  await line.connected();
  const messenger = new ReachingMessenger(new LocalMessenger());
  messenger.reachOut(new NatsMessenger(line, { county: COUNTY.id, ...(patienceMs !== undefined && { patienceMs }) }));
  const node = await OpenNode.open(record, directory, { clock, messenger, hints: [], onError });
  await node.start();
  return { node, line };
}

export async function stopped(what: Running | undefined): Promise<void> {
  await what?.node.close();
  await what?.line.close();
}

/** Whether each node that it is linked with is known to have all that is for it. */
export async function hasSentAll({ engines, stores }: OpenNode): Promise<boolean> {
  const [links, head] = [await engines.links.states(), await stores.events.head()];
  return links.length > 0 && links.every(({ problem, position }) => problem === null && position === head);
}
