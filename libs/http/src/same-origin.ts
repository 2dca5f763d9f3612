import { Refused } from '@tongxin/eventing';
import type { Request } from 'express';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses a changing request that a browser sent from another site's page. Browsers say so in `Sec-Fetch-Site`, on plain http in `Origin`; a
 * request with neither is a program's. The cookie being SameSite=Strict, this is the second lock.
 * @throws Refused `access.cross-site`.
 */
export function assertSameOrigin(request: Request): void {
  if (SAFE.has(request.method)) return;
  const site = request.headers['sec-fetch-site'];
  const foreign = site === undefined ? !isOwn(request.headers.origin, request.host) : site !== 'same-origin' && site !== 'none';
  if (foreign) throw new Refused('access.cross-site');
}

function isOwn(origin: string | undefined, host: string): boolean {
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
