import { publicKeyOf, verifySignature, type NodeKeys } from '@tongxin/access';
import type { Clock, EventStore, Feed, Messenger, RecordStore, Sharing, ViewStore } from '@tongxin/eventing';
import { Links, type LinkedNode } from '@tongxin/links';
import { LocalFeed } from '@tongxin/messaging-local';
import { AlarmClock, CommandEngine, Notary, NodeViews, Projector, Reactor } from '@tongxin/runtime';
import type { Door, LogReader, NodeIdentity, Service } from '@tongxin/runtime';
import type { Vault } from '@tongxin/vault';

/** What a node stands on; configuration chooses the adapters. */
export interface NodePorts {
  readonly events: EventStore;
  readonly records: RecordStore;
  readonly views: ViewStore;
  /** Reads long stretches of the log without holding up the writer. */
  readonly history: LogReader;
  readonly messenger: Messenger;
  readonly keys: NodeKeys;
  readonly vault: Vault;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** The engines of one node around its ports: what runs whether or not anyone asks. */
export class NodeEngines {
  readonly feed: Feed;
  readonly projector: Projector;
  readonly views: NodeViews;
  readonly commands: CommandEngine;
  readonly notary: Notary;
  readonly links: Links;
  private reactor: Reactor | undefined;
  private alarms: AlarmClock | undefined;

  constructor(
    readonly node: NodeIdentity,
    readonly services: readonly Service[],
    readonly ports: NodePorts,
  ) {
    const { events, records, clock, keys, messenger, onError } = ports;
    const now = () => clock.now();
    this.feed = new LocalFeed(events);
    const declared = services.flatMap(({ views }) => views.map(({ view }) => view));
    this.projector = new Projector(declared, ports.views, this.feed, ports.history, onError);
    this.views = new NodeViews(this.projector, ports.views);
    this.commands = new CommandEngine(node, events, this.views, clock, ports.vault);
    this.notary = new Notary(node, events, records, keys, clock, onError);
    this.links = new Links({
      node,
      store: events,
      records,
      views: this.views,
      feed: this.feed,
      messenger,
      signer: keys,
      notary: this.notary,
      verify: (publicKey, bytes, signature) => verifySignature(publicKeyOf(publicKey), bytes, signature),
      now,
      defaults: sharingDefaults(services),
      onError,
    });
  }

  /** Views first, so that what acts by itself finds them. */
  async start(door: Door): Promise<void> {
    const { events, records, clock, onError } = this.ports;
    const reactions = this.services.flatMap((service) => service.reactions);
    const alarms = this.services.flatMap((service) => service.alarms);
    const now = () => clock.now();
    this.reactor = new Reactor(this.node, reactions, door, this.views, records, events, this.feed, now, onError);
    this.alarms = new AlarmClock(this.node, alarms, door, this.views, clock, onError);
    await this.projector.start();
    await this.reactor.start();
    await this.notary.start();
    await this.links.start();
    this.alarms.start();
  }

  /** In the other order; what is in hand is finished. */
  async stop(): Promise<void> {
    await this.alarms?.stop();
    await this.links.stop();
    await this.reactor?.stop();
    await this.notary.stop();
    await this.projector.stop();
  }

  /** Sends what is due by the clock, now rather than with the next minute. */
  async ringAlarms(): Promise<void> {
    await this.alarms?.ring();
  }

  /** Resolves when views and reactions have done with the log as it is. */
  async settle(): Promise<void> {
    for (let head = -1; head !== (await this.ports.events.head());) {
      head = await this.ports.events.head();
      for (const { view } of this.projector.states()) await this.projector.reached(view, head, 60_000);
      await this.reactor?.settled(head);
    }
  }

  /** Nodes linked here, with their keys. */
  async linkedNodes(): Promise<readonly LinkedNode[]> {
    const { items } = await this.views.find<LinkedNode>('linked-nodes', { limit: 1_000 });
    return items.map(({ document }) => document);
  }
}

function sharingDefaults(services: readonly Service[]): ReadonlyMap<string, Sharing> {
  const aggregates = services.flatMap(({ commands }) => commands.map(({ aggregate }) => aggregate));
  return new Map(aggregates.map(({ category, sharing }) => [category, sharing ?? 'superior']));
}
