import { statusOf, titleOf } from '../status.js';
import type { Schema } from './schemas.js';

const NEEDS_SESSION = [
  'access.unauthenticated',
  'access.session-expired',
  'access.role',
  'access.other-node',
  'access.password-must-change',
];
const CHANGES = ['access.cross-site', 'storage.no-room'];
const TAKES_BODY = ['http.malformed-json', 'http.too-large', 'http.unsupported-media-type', 'command.invalid'];

/** What any route of a kind may refuse with. There is nothing at an address whose node is unknown, or does not run the service: townships review no proposals. */
export function usualRefusals(route: { open: boolean; changes: boolean; body: boolean }): readonly string[] {
  return [
    ...(route.open ? [] : NEEDS_SESSION),
    ...(route.changes ? CHANGES : []),
    ...(route.body ? TAKES_BODY : []),
    'http.bad-request',
    'http.not-found',
    'http.internal',
  ];
}

/** A response for each status that the codes come to, naming them. `ifMatch`: a revision that has gone by is 412 as well as 409. */
export function problemResponses(codes: readonly string[], ifMatch = false): Readonly<Record<string, Schema>> {
  const byStatus = Map.groupBy(new Set(codes), (code) => statusOf(code));
  if (ifMatch) byStatus.set(412, ['command.revision-conflict']);
  return Object.fromEntries(
    [...byStatus].sort(([one], [other]) => one - other).map(([status, list]) => [String(status), response(status, list)]),
  );
}

function response(status: number, codes: readonly string[]): Schema {
  const { zh, en } = titleOf(status);
  return {
    description: `${zh} / ${en}: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    ...(status in HEADERS_OF && { headers: HEADERS_OF[status] }),
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
}

const RETRY = { 'Retry-After': { $ref: '#/components/headers/RetryAfter' } };
const HEADERS_OF: Readonly<Record<number, Schema>> = {
  401: { 'WWW-Authenticate': { $ref: '#/components/headers/WWWAuthenticate' } },
  429: RETRY,
  503: RETRY,
};
