import { Refused } from '@tongxin/eventing';
import type { Request } from 'express';

const REVISION = /^(?:W\/)?"(-1|\d{1,15})"$/;
const VISIBLE = /^[\x21-\x7e]{1,200}$/;

/**
 * The revision the caller has seen. `*` asks for none in particular. A weak tag counts like a strong one: proxies weaken tags when they
 * compress, and a revision names the same state either way.
 * @throws Refused `http.if-match-malformed`.
 */
export function expectedRevision(request: Request): number | undefined {
  const header = request.headers['if-match'];
  if (header === undefined || header.trim() === '*') return undefined;
  const revision = REVISION.exec(header.trim())?.[1];
  if (revision === undefined) throw new Refused('http.if-match-malformed');
  return Number(revision);
}

/** The caller's key, bare or as a quoted string. @throws Refused `http.idempotency-key-malformed`. */
export function idempotencyKey(request: Request): string | undefined {
  const header = request.headers['idempotency-key'];
  if (header === undefined) return undefined;
  const key = String(header).replace(/^"(.*)"$/, '$1');
  if (!VISIBLE.test(key)) throw new Refused('http.idempotency-key-malformed');
  return key;
}

/** The tag of a stream's revision. */
export function revisionTag(revision: number): string {
  return `"${revision}"`;
}

/** The tag of a view's document: never a revision, so that nobody sends it as If-Match. */
export function documentTag(version: number, position: number): string {
  return `"v${version}p${position}"`;
}

const ID = /^[\p{L}\p{N}_.:~@|+-]{1,200}$/u;

/** An id or key from the path. @throws Refused `http.id-invalid`. */
export function idFrom(request: Request, name: string): string {
  return assertId(request.params[name]);
}

export function assertId(id: unknown): string {
  if (typeof id !== 'string' || !ID.test(id)) throw new Refused('http.id-invalid');
  return id;
}
