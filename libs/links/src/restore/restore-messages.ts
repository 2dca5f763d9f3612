import type { NotaryHead } from '@tongxin/runtime';
import { createHash } from 'node:crypto';
import type { Entry, SignedStreamHead } from '../batch.js';

/** What a node that lost its disk asks its superior for: its own streams, as far as they had come there. By line or by file. */
export interface RestoreRequest {
  readonly from: string;
  readonly to: string;
  /** Names one restore: asked again, it begins no further life. */
  readonly restoration: string;
  /** The life that the backup is of. */
  readonly epoch: number;
  /** Entries that the superior had acknowledged when the backup was made, and those it had sent. */
  readonly sent: number;
  readonly received: number;
  /** The last of the acknowledged ones: all that was acknowledged before it is in the backup. */
  readonly have: { readonly stream: string; readonly revision: number; readonly hash: string } | null;
  /** Where the page before ended; null for the first, and for all of them in what is signed. */
  readonly after: number | null;
  /** Ed25519 by the node over `restoreBytes`, base64url. */
  readonly signature: string;
}

/** Entries of the node's own streams in the order in which they had come. */
export interface RestorePage {
  readonly from: string;
  readonly to: string;
  readonly restoration: string;
  /** The life that begins; the superior refuses what earlier ones send from now on. */
  readonly epoch: number;
  readonly entries: readonly Entry[];
  /** The node's own word for where its streams stood, as it gave it. */
  readonly heads: readonly SignedStreamHead[];
  /** Where the next page begins. */
  readonly after: number;
  readonly isLast: boolean;
  /** The last head of the node's log that the superior witnessed; told with the last page. */
  readonly witnessed: NotaryHead | null;
  /** Ed25519 by the superior over `restoreBytes`, base64url. */
  readonly signature: string;
}

/** The bytes that a request's or page's signature covers. */
export function restoreBytes(message: Omit<RestoreRequest, 'signature'> | Omit<RestorePage, 'signature'>): Uint8Array {
  const sorted = Object.entries(message).filter(([name]) => name !== 'signature');
  return createHash('sha256')
    .update(JSON.stringify(['restore', ...sorted.sort(([a], [b]) => (a < b ? -1 : 1))]))
    .digest();
}

export function isRestoreRequest(value: unknown): value is RestoreRequest {
  if (typeof value !== 'object' || value === null) return false;
  const { from, to, restoration, signature, epoch, sent, received, after, have } = value as Readonly<Record<string, unknown>>;
  const isNamed = [from, to, restoration, signature].every((text) => typeof text === 'string');
  return isNamed && [epoch, sent, received].every(isCount) && (after === null || isCount(after)) && typeof have === 'object';
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** All pages of an answer, asked for one after the other. */
export async function* pagesFor(
  request: RestoreRequest,
  ask: (request: RestoreRequest) => Promise<RestorePage>,
): AsyncGenerator<RestorePage, void> {
  for (let after: number | null = null; ;) {
    const page = await ask({ ...request, after });
    yield page;
    if (page.isLast) return;
    after = page.after;
  }
}
