import { SERVICE_NAMES, type NodeRecord, type ServiceName } from '@tongxin/hosting';
import type { Check } from '@tongxin/http';
import express from 'express';
import type { WebNode } from '../web-server.js';
import { passOn, tellAway } from './pass-on.js';
import type { RouteOwners } from './route-owners.js';

/** Where a service listens, such as `http://localhost:3001`. */
export type AddressOf = (service: ServiceName) => URL;

/** One node whose services run apart: each request goes to the service that declares its route; health and API document are those of all of them. */
export function nodeGateway(
  record: NodeRecord,
  addressOf: AddressOf,
  owners: RouteOwners,
  trustProxy: boolean | string | number = false,
): WebNode {
  const checks = async (): Promise<readonly Check[]> =>
    (await Promise.all(SERVICE_NAMES.map((service) => checksOf(service, addressOf(service))))).flat();
  const http = express();
  http.disable('x-powered-by');
  http.set('trust proxy', trustProxy);
  http.get('/api/health/ready', async (_request, response) => {
    const all = await checks();
    const ok = all.every((check) => check.ok);
    response.setHeader('Cache-Control', 'no-store');
    response.status(ok ? 200 : 503).json({ ok, checks: all });
  });
  http.get('/api/openapi.json', async (_request, response) => {
    const documents = await Promise.all(SERVICE_NAMES.map((service) => documentOf(addressOf(service)).catch(() => undefined)));
    const there = documents.filter((document) => document !== undefined);
    if (there.length < SERVICE_NAMES.length) tellAway(response);
    else response.setHeader('Cache-Control', 'no-cache').json(merged(there));
  });
  http.use((request, response) => passOn(addressOf(owners.ownerOf(request.method, request.path)), request, response));
  return { record, http, checks };
}

async function checksOf(service: ServiceName, address: URL): Promise<readonly Check[]> {
  try {
    const response = await fetch(new URL('/api/health/ready', address));
    const { checks, details } = (await response.json()) as { checks?: Check[]; details?: { checks: Check[] } };
    return (checks ?? details?.checks ?? []).map((check) => ({ ...check, name: `${service} ${check.name}` }));
  } catch {
    return [
      {
        name: service,
        ok: false,
        code: 'service.unreachable',
        zh: `服务 ${service} 没有应答`,
        en: `The service ${service} does not answer`,
      },
    ];
  }
}

type Document = Readonly<Record<string, unknown>> & {
  readonly paths: object;
  readonly tags: readonly { readonly name: string }[];
  readonly components: Readonly<Record<string, object>>;
};

async function documentOf(address: URL): Promise<Document> {
  const response = await fetch(new URL('/api/openapi.json', address));
  return (await response.json()) as Document;
}

/** One document of what all services answer; what they have in common is the same in each. */
function merged(documents: readonly Document[]): Document {
  return documents.reduce((all, { paths, tags, components }) => ({
    ...all,
    paths: { ...all.paths, ...paths },
    tags: [...all.tags, ...tags.filter(({ name }) => !all.tags.some((known) => known.name === name))],
    components: mergedParts(all.components, components),
  }));
}

function mergedParts(one: Document['components'], other: Document['components']): Document['components'] {
  const kinds = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return Object.fromEntries(kinds.map((kind) => [kind, { ...one[kind], ...other[kind] }]));
}
