import type { NodeKeys } from '@tongxin/access';
import type { Feed, ViewReader } from '@tongxin/eventing';
import { linksService, type Invitations, type LinkedNode, type Links } from '@tongxin/links';
import { LocalFeed } from '@tongxin/messaging-local';
import { AlarmClock, CommandEngine, NodeViews, Projector, Reactor } from '@tongxin/runtime';
import type { NodeIdentity, Notary, ReactionState, Sending, Service } from '@tongxin/runtime';
import { allAnswer } from '@tongxin/telemetry';
import type { InsideLine } from './inside-line.js';
import type { NodePorts } from './node-ports.js';
import { NodeWideViews } from './node-wide-views.js';
import { linkTownship, outwardOf, type Outward } from './outward.js';
import { supportsOf } from './supports.js';

/** All views of a node, and how far those folded here have come. */
export type NodeReader = ViewReader & { position(view: string): number };

/** The engines of one node around its ports: what runs whether or not anyone asks. With a line inside, the node's other services run elsewhere. */
export class NodeEngines {
  readonly feed: Feed;
  readonly projector: Projector;
  /** The views folded here. */
  readonly own: NodeViews;
  readonly views: NodeReader;
  readonly commands: CommandEngine;
  private readonly outward: Outward | undefined;
  private reactor: Reactor | undefined;
  private alarms: AlarmClock | undefined;

  constructor(
    readonly node: NodeIdentity,
    readonly services: readonly Service[],
    readonly ports: NodePorts,
    line?: InsideLine,
  ) {
    const { events, keys, onError } = ports;
    this.feed = ports.feed ?? new LocalFeed(events);
    const declared = services.flatMap(({ views }) => views.map(({ view }) => view));
    this.projector = new Projector(declared, ports.views, this.feed, ports.history, onError);
    this.own = new NodeViews(this.projector, ports.views, ports.events);
    this.views = line ? new NodeWideViews(this.own, new Set(this.ownViews()), line) : this.own;
    this.commands = new CommandEngine(node, events, this.views, ports.clock, ports.vault, ports.telemetry?.commands);
    if (services.includes(linksService)) this.outward = outwardOf(node, services, ports, keysFor('links', keys), this);
  }

  /** Names of the views folded here. */
  ownViews(): readonly string[] {
    return this.services.flatMap(({ views }) => views.map(({ view }) => view.name));
  }

  /** Whether the node's links are here. */
  get hasLinks(): boolean {
    return this.outward !== undefined;
  }

  /** @throws where another process has the node's links. */
  get links(): Links {
    return this.outwardHere().links;
  }

  /** @throws where another process has the node's links. */
  get invitations(): Invitations {
    return this.outwardHere().invitations;
  }

  /** @throws where another process has the node's links. */
  get notary(): Notary {
    return this.outwardHere().notary;
  }

  /** Views first, so that what acts by itself finds them. */
  async start(door: Sending): Promise<void> {
    const { events, records, clock, onError } = this.ports;
    const reactions = this.services.flatMap((service) => service.reactions);
    const alarms = this.services.flatMap((service) => service.alarms);
    const now = () => clock.now();
    const isSound = () => allAnswer(supportsOf(this.ports, this.projector));
    this.reactor = new Reactor(this.node, reactions, {
      door,
      views: this.views,
      records,
      store: events,
      feed: this.feed,
      isSound,
      now,
      onError,
    });
    this.alarms = new AlarmClock(this.node, alarms, door, this.views, clock, onError);
    await this.projector.start();
    await this.reactor.start();
    await this.outward?.notary.start();
    await this.outward?.links.start();
    if (this.outward) await this.outward.invitations.start(linkTownship(door, this.outward.links, this.node));
    this.alarms.start();
  }

  /** In the other order; what is in hand is finished. */
  async stop(): Promise<void> {
    await this.alarms?.stop();
    await this.outward?.links.stop();
    await this.reactor?.stop();
    await this.outward?.notary.stop();
    await this.projector.stop();
  }

  /** How far each reaction has come; none before the start. */
  reactions(): readonly ReactionState[] {
    return this.reactor?.states() ?? [];
  }

  /** Deals once more with what a reaction parked of a stream. @throws as the reactor. */
  retryParked(reaction: string, stream: string): Promise<number> {
    if (!this.reactor) throw new Error('nothing reacts before the start');
    return this.reactor.retry(reaction, stream);
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

  private outwardHere(): Outward {
    if (!this.outward) throw new Error(`another process has the links of ${this.node.id}`);
    return this.outward;
  }
}

/** The keys, which whoever opened the ports must have given. */
export function keysFor(what: string, keys: NodeKeys | undefined): NodeKeys {
  if (!keys) throw new Error(`${what} need the node's keys`);
  return keys;
}
