import { categoryOf, parseStream, type RecordedEvent } from '@tongxin/eventing';
import { sharingDefaults } from '@tongxin/hosting';
import { createHash } from 'node:crypto';
import type { OpenNode } from '../../apps/node/src/open-node.js';
import { servicesOf } from '../../apps/node/src/services.js';
import { readAll } from './store-check.js';

/** What a node's log has of the streams of one owner. */
interface OwnStreams {
  /** Ids of the events in streams that go to the superior, in order. */
  readonly shared: readonly string[];
  /** Ids of those in streams that stay. */
  readonly kept: readonly string[];
  /** Over the ends of the chains of the streams that go to the superior: the same hash, the same events. */
  readonly hash: string;
}

async function streamsOf(owner: OpenNode, log: OpenNode): Promise<OwnStreams> {
  const sharing = sharingDefaults(servicesOf(owner.record));
  const ends = new Map<string, string>();
  const [shared, kept]: [string[], string[]] = [[], []];
  for (const { stream, text, hash } of await readAll(log.stores)) {
    if (parseStream(stream).node !== owner.identity.id) continue;
    const { id } = JSON.parse(text) as RecordedEvent;
    const goesUp = sharing.get(categoryOf(stream)) === 'superior';
    (goesUp ? shared : kept).push(id);
    if (goesUp) ends.set(stream, Buffer.from(hash).toString('hex'));
  }
  const sorted = [...ends].sort(([one], [other]) => (one < other ? -1 : 1));
  return { shared, kept, hash: createHash('sha256').update(JSON.stringify(sorted)).digest('hex') };
}

/** A township's own events where they have to stand, what stands twice at home, and what of the county's copy differs. */
export async function copyOf(
  township: OpenNode,
  county: OpenNode,
): Promise<{ ids: readonly string[]; atHome: readonly string[]; problems: readonly string[] }> {
  const [home, copy] = [await streamsOf(township, township), await streamsOf(township, county)];
  const { id } = township.identity;
  return {
    ids: [...home.kept, ...copy.shared, ...copy.kept],
    atHome: [...home.kept, ...home.shared],
    problems: [
      ...(copy.hash === home.hash ? [] : [`the county's copy of ${id} has another hash`]),
      ...(home.shared.length > 0 ? [] : [`${id} recorded nothing that goes up`]),
    ],
  };
}
