import type { Projector } from '@tongxin/runtime';
import type { Support } from '@tongxin/telemetry';
import type { NodePorts } from './node-ports.js';

/** What outside the program a node stands on. */
export function supportsOf({ events, views, messaging }: NodePorts, projector: Projector): readonly Support[] {
  return [
    { name: 'event-store', reach: () => events.head() },
    { name: 'view-store', reach: () => views.active(projector.states()[0]?.view ?? '') },
    ...(messaging ? [messaging] : []),
  ];
}
