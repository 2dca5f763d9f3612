import { createHash } from 'node:crypto';
import { isSignedBy, signWith, type SigningKey } from './ed25519.js';

// HTTP Message Signatures (RFC 9421) with Content-Digest (RFC 9530), in the one form used here.

/** A page of a feed as it was asked and answered. */
export interface SignedPage {
  /** The question mark and what followed it. */
  readonly query: string;
  readonly body: Uint8Array;
  readonly digest: string;
  readonly signatureInput: string;
  readonly signature: string;
}

export interface PageSignature {
  readonly publicKey: string;
  /** Instant of signing, ISO 8601 in UTC, to the second. */
  readonly at: string;
}

const INPUT = /^page=(\("content-digest" "@query"\);created=(\d{1,11});keyid="([A-Za-z0-9_-]{43})";alg="ed25519")$/;
const SIGNATURE = /^page=:([A-Za-z0-9+/]{86}==):$/;

export function digestOf(body: Uint8Array): string {
  return `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;
}

/** Signs the bytes of a page together with what was asked, so that no page passes for the answer to another question. */
export function signPage(body: Uint8Array, query: string, key: SigningKey, now: string): SignedPage {
  const digest = digestOf(body);
  const created = Math.floor(Date.parse(now) / 1000);
  const parameters = `("content-digest" "@query");created=${created};keyid="${key.publicKey}";alg="ed25519"`;
  const signature = signWith(key, baseOf(digest, query, parameters)).toString('base64');
  return { query, body, digest, signatureInput: `page=${parameters}`, signature: `page=:${signature}:` };
}

/** Who signed a page and when; undefined when body, question and signature do not belong together. */
export function signatureOf({ query, body, digest, signatureInput, signature }: SignedPage): PageSignature | undefined {
  const [, parameters, created, publicKey] = INPUT.exec(signatureInput) ?? [];
  const [, encoded] = SIGNATURE.exec(signature) ?? [];
  if (parameters === undefined || publicKey === undefined || encoded === undefined || digest !== digestOf(body)) return undefined;
  if (!isSignedBy(publicKey, baseOf(digest, query, parameters), Buffer.from(encoded, 'base64'))) return undefined;
  return { publicKey, at: new Date(Number(created) * 1000).toISOString() };
}

/** A key and when it counted; `until` is empty while it does. */
export interface DatedKey {
  readonly publicKey: string;
  readonly from: string;
  readonly until: string;
}

/** Whether a page, however old, was signed with one of the keys while that key counted. */
export function isPageOf(keys: readonly DatedKey[], page: SignedPage): boolean {
  const signed = signatureOf(page);
  const key = signed && keys.find(({ publicKey }) => publicKey === signed.publicKey);
  if (!signed || !key) return false;
  const second = (instant: string): string => `${instant.slice(0, 19)}.000Z`;
  return second(key.from) <= signed.at && (key.until === '' || signed.at <= key.until);
}

function baseOf(digest: string, query: string, parameters: string): Buffer {
  const lines = [`"content-digest": ${digest}`, `"@query": ${query === '' ? '?' : query}`, `"@signature-params": ${parameters}`];
  return Buffer.from(lines.join('\n'), 'utf8');
}
