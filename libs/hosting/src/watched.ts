import { QUARANTINE } from '@tongxin/links';
import type { Watched } from '@tongxin/telemetry';
import type { NodeEngines } from './node-engines.js';
import { supportsOf } from './supports.js';

const COUNTED = 1_000;

/** What is looked at of a node for its health and its numbers. */
export function watchedOf(engines: NodeEngines): Watched {
  const { ports, projector } = engines;
  return {
    head: () => ports.events.head(),
    views: () => projector.states(),
    reactions: () => engines.reactions(),
    links: async () => (engines.hasLinks ? engines.links.states() : []),
    standings: async () => (engines.hasLinks ? engines.links.standings() : []),
    invited: async () => (engines.hasLinks ? engines.invitations.all() : []),
    quarantined: async () => (await ports.records.list(QUARANTINE, { limit: COUNTED })).length,
    supports: supportsOf(ports, projector),
    ...(ports.folder !== undefined && { folder: ports.folder }),
  };
}
