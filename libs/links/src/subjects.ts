import type { Peer } from './outbox.js';

// What passes between nodes. The township's name leads every subject, so that a server can give each township subjects of its own and no others.

/** On which a node hands its batches to a peer. */
export function sendingSubject(node: string, peer: Peer): string {
  return peer.relation === 'SUPERIOR' ? upwards(node, peer.node) : fromSuperiorSubject(peer.node);
}

/** On which a node takes a peer's batches. */
export function receivingSubject(node: string, peer: Peer): string {
  return peer.relation === 'SUPERIOR' ? fromSuperiorSubject(node) : upwards(peer.node, node);
}

/**
 * On which a node takes its superior's batches; answered even before it knows the superior, whose first ones say who it is.
 * @asks Batch
 * @answers Acknowledgement
 */
export function fromSuperiorSubject(node: string): string {
  return `tongxin.${node}.links.down`;
}

/**
 * On which a township that was invited asks its county to be linked.
 * @asks JoinRequest
 * @answers JoinAnswer
 */
export function joinSubject(township: string): string {
  return `tongxin.${township}.join`;
}

/**
 * On which a township that lost its disk asks its county for its own streams.
 * @asks RestoreRequest
 * @answers RestorePage
 */
export function restoreSubject(township: string): string {
  return `tongxin.${township}.links.restore`;
}

/** What a township asks its county, and what it answers it; nothing else leaves its machine. */
export function subjectsOfTownship(
  township: string,
  county: string,
): { readonly asks: readonly string[]; readonly answers: readonly string[] } {
  const asks = [upwards(township, county), joinSubject(township), restoreSubject(township)];
  return { asks, answers: [fromSuperiorSubject(township)] };
}

/** Whether a subject passes between nodes, and not between the services of one. */
export function isBetweenNodes(subject: string): boolean {
  return /^tongxin\.[^.]+\.(links\.(up\.[^.]+|down|restore)|join)$/.test(subject);
}

/**
 * On which a superior takes a township's batches. The superior's name stands in it as well: nobody takes another's mail by calling the township its own.
 * @asks Batch
 * @answers Acknowledgement
 */
function upwards(township: string, superior: string): string {
  return `tongxin.${township}.links.up.${superior}`;
}
