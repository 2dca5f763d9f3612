import type { Event } from '@tongxin/eventing';

// Stored for ever. A name or a field here never changes; a new meaning is a new event.

/** Whom a stream goes to beyond its aggregate's default; stream `sharing-<node>.<stream shared>`. It goes from its first event. */
export type SharingEvent = Event<'StreamShared', { stream: string; with: string }>;
