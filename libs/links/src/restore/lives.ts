import type { NodeLifeEvent } from '@tongxin/contracts';
import { streamOf, type EventStore, type RecordedEvent } from '@tongxin/eventing';
import type { NotaryHead } from '@tongxin/runtime';
import { NodeLife } from '../node-life/node-life.js';

/** Which life each peer is in, as far as it has been told here. */
export class NodeLives {
  private readonly known = new Map<string, NodeLife>();

  constructor(private readonly store: Pick<EventStore, 'read'>) {}

  async of(node: string): Promise<NodeLife> {
    const known = this.known.get(node) ?? (await this.read(node));
    this.known.set(node, known);
    return known;
  }

  /** The next question about the stream's owner is answered from the log again. */
  changed(stream: string): void {
    for (const node of this.known.keys()) if (stream === lifeStream(node)) this.known.delete(node);
  }

  private async read(node: string): Promise<NodeLife> {
    const events = (await this.store.read(lifeStream(node))) as readonly RecordedEvent<NodeLifeEvent>[];
    return events.reduce<NodeLife>((life, event) => NodeLife.evolve(life, event), NodeLife.initial);
  }
}

/** Whether an earlier life of its owner recorded it beyond where the life of today begins. */
export function isOver(
  { epoch: now, heads }: NodeLife,
  { stream, revision }: { stream: string; revision: number },
  epoch: number,
): boolean {
  return epoch < now && revision > (heads[stream] ?? Number.POSITIVE_INFINITY);
}

/** Heads that still bind a node: what an earlier life signed beyond the backup that it was restored from was lost with the disk. */
export function stillSworn(
  heads: readonly NotaryHead[],
  restorations: readonly Pick<NodeLifeEvent['data'], 'epoch' | 'kept'>[],
): readonly NotaryHead[] {
  return heads.filter((head) => !restorations.some(({ epoch, kept }) => head.epoch < epoch && head.position > kept));
}

/** How often and from where a node was restored, by its own log. */
export async function restorationsOf(node: string, store: Pick<EventStore, 'read'>): Promise<readonly NodeLifeEvent['data'][]> {
  const events = (await store.read(lifeStream(node))) as readonly RecordedEvent<NodeLifeEvent>[];
  return events.map(({ data }) => data).filter(({ epoch }, at, all) => all[at - 1]?.epoch !== epoch);
}

/** Where a node's lives are told. */
export function lifeStream(node: string): string {
  return streamOf(NodeLife.category, node, node);
}
