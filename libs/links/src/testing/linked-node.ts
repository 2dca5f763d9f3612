import { publicKeyOf, verifySignature, type NodeKeys } from '@tongxin/access';
import { seal, streamOf } from '@tongxin/eventing';
import type { Event, EventStore, Feed, Messenger, RecordStore, SealedEvent, Sharing, ViewStore } from '@tongxin/eventing';
import { NodeViews, Notary, Projector, view } from '@tongxin/runtime';
import { linkedNodes } from '../linked-nodes.view.js';
import type { SenderOptions } from '../link-sender.js';
import { Links } from '../links.js';
import type { Relation } from '../link/link.js';

/** Default sharing of the categories that specs of links speak of. */
export const defaults: ReadonlyMap<string, Sharing> = new Map([
  ['activity', 'superior'],
  ['nodeLife', 'superior'],
  ['register', 'subordinates'],
  ['link', 'subordinates'],
  ['diary', 'private'],
  ['sharing', 'private'],
]);

export const clock = { now: () => '2026-04-01T02:00:00.000Z' };

export interface NodeParts {
  readonly events: EventStore;
  readonly records: RecordStore;
  readonly views: ViewStore;
  readonly feed: Feed;
  readonly messenger: Messenger;
  readonly keys: NodeKeys;
  readonly epoch?: number;
  readonly sending?: SenderOptions;
}

/** Events of a node's own stream from a revision on, as it seals them. */
export function sealedOf(node: string, stream: string, from: number, events: readonly Event[], epoch = 1): SealedEvent[] {
  return events.map(({ type, data }, index) => {
    const revision = from + index;
    const commandId = `${stream}@${revision}`;
    const signed = { actor: `clerk@${node}`, commandId, correlationId: commandId, causationId: null };
    const origin = { node, epoch, revision };
    const metadata = { ...signed, occurredOn: '2026-04-01', recordedAt: clock.now(), origin, schema: 1 };
    return seal({ id: `${commandId}/${epoch}`, stream, type, data, metadata });
  });
}

/** The parts of a node that links stand on, and the links; no services. */
export class LinkedNodeUnderTest {
  readonly errors: unknown[] = [];
  readonly links: Links;
  readonly notary: Notary;
  readonly views: NodeViews;
  private readonly projector: Projector;

  constructor(
    readonly id: string,
    readonly parts: NodeParts,
  ) {
    const { events, records, views, feed, messenger, keys, epoch = 1, sending } = parts;
    const node = { id, name: id, superior: null, epoch };
    const onError = (error: unknown) => this.errors.push(error);
    this.projector = new Projector([view(linkedNodes).view], views, feed, events, onError);
    this.views = new NodeViews(this.projector, views, events);
    this.notary = new Notary(node, events, records, keys, clock, onError);
    this.links = new Links({
      node,
      store: events,
      records,
      views: this.views,
      feed,
      messenger,
      signer: keys,
      verify: (publicKey, bytes, signature) => verifySignature(publicKeyOf(publicKey), bytes, signature),
      now: () => clock.now(),
      defaults,
      onError,
      notary: this.notary,
      ...(sending && { sending }),
    });
  }

  async start(): Promise<this> {
    await this.projector.start();
    await this.links.start();
    return this;
  }

  async stop(): Promise<void> {
    await this.links.stop();
    await this.projector.stop();
  }

  /** Appends to one of the node's own streams, as the command door would. */
  async happen(category: string, id: string, ...events: Event[]): Promise<string> {
    const stream = streamOf(category, this.id, id);
    const revision = (await this.parts.events.read(stream)).length - 1;
    await this.parts.events.append(stream, revision, sealedOf(this.id, stream, revision + 1, events, this.parts.epoch));
    return stream;
  }

  async link(peer: { readonly id: string; readonly parts: { readonly keys: NodeKeys } }, relation: Relation): Promise<void> {
    const data = { peer: peer.id, name: peer.id, relation, publicKey: peer.parts.keys.publicPem };
    const closing = { peer: peer.id, encryptionKey: peer.parts.keys.encryptionPem };
    await this.happen('link', peer.id, { type: 'NodeLinked', data }, { type: 'NodeEncryptionKeyGiven', data: closing });
  }

  async share(stream: string, peer: string): Promise<void> {
    await this.happen('sharing', stream, { type: 'StreamShared', data: { stream, with: peer } });
  }

  /** A stream as it lies here: text and hash of each event. */
  async copy(stream: string): Promise<readonly string[]> {
    const records = await this.parts.events.readStreamSealed(stream);
    return records.map(({ text, hash }) => `${text} ${Buffer.from(hash).toString('hex')}`);
  }

  /** Streams that lie here and belong to others. */
  async copies(): Promise<readonly string[]> {
    const records = await this.parts.events.readSealed(0, 100_000);
    return [...new Set(records.map(({ stream }) => stream))].filter((stream) => !stream.includes(`-${this.id}.`)).sort();
  }
}
