import { everyDocument, verifyLog } from '@tongxin/runtime';
import type { DemandCard } from '../../apps/liaison/src/views/demand-card.js';
import type { OpenNode } from '../../apps/node/src/open-node.js';
import { headsOf } from '../../apps/node/src/operations/verify.js';
import { RESIDENT } from './office.js';

/** Ids of all events in the log, in order. */
export async function idsOf({ stores }: OpenNode): Promise<string[]> {
  const ids: string[] = [];
  for (let position = 0; ;) {
    const page = await stores.events.readLog(position);
    if (page.position === position) return ids;
    ids.push(...page.events.map(({ id }) => id));
    position = page.position;
  }
}

/** Hashes, chains, signed heads. */
export async function logProblems(node: OpenNode): Promise<string[]> {
  const { findings } = await verifyLog(node.history, await headsOf([], node), (_by, bytes, signature) =>
    node.keys.verify(bytes, signature),
  );
  return findings.map(({ kind, detail }) => `${kind}: ${detail}`);
}

/** Its views against the same built anew. */
export async function viewProblems({ engines }: OpenNode): Promise<string[]> {
  // What is due is recorded before the comparison, or it would be recorded in the middle of it.
  await engines.ringAlarms();
  await engines.settle();
  const { projector } = engines;
  const views = projector.states().map(({ view }) => view);
  const before = await Promise.all(views.map((view) => projector.digest(view)));
  await projector.rebuild();
  const after = await Promise.all(views.map((view) => projector.digest(view)));
  return views.filter((_view, index) => before[index] !== after[index]).map((view) => `view ${view} differs from its rebuild`);
}

/** What a resident said is as safe as the event that names the resident. */
export async function vaultProblems({ engines }: OpenNode): Promise<string[]> {
  const demands = await everyDocument<DemandCard>(engines.views, 'demand-list', {});
  const { vault } = engines.ports;
  const names = await Promise.all(
    demands.map(({ personId }) => vault.reveal(personId, ['name'], { by: 'faults', purpose: 'INSPECT' }).catch(() => undefined)),
  );
  return demands.filter((_demand, index) => names[index]?.['name'] !== RESIDENT).map(({ id }) => `the vault does not know who asked ${id}`);
}
