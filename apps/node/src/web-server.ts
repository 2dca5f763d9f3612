import { securityHeaders, type Check } from '@tongxin/http';
import { metricsDoor, type Metrics } from '@tongxin/telemetry';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NodeRecord } from '@tongxin/hosting';

/** Where the built console lies, beside the built program. */
export const consolePath = join('dist', 'console');

/** Who may read the process's numbers at `/metrics`: whoever bears the token, or without one programs on this machine. */
export interface MetricsOffer {
  readonly metrics: Metrics;
  readonly token?: string;
}

/** A node that is served: all of it here, or a gateway to its services. */
export interface WebNode {
  readonly record: NodeRecord;
  readonly http: Express;
  checks(): Promise<readonly Check[]>;
}

/**
 * All nodes on one port: each under `/n/<node>/`, the first one (the county of a county) also at the root; the list of nodes for the sign-in page,
 * the process's health and numbers, and the console for everything else a browser asks.
 */
export function webApplication(program: { nodes(): readonly WebNode[] }, offer?: MetricsOffer): Express {
  const root = express();
  root.disable('x-powered-by');
  root.get('/api/nodes', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.json(program.nodes().map(({ record: { id, name, level, superior } }) => ({ id, name, level, superior })));
  });
  if (offer) root.get('/metrics', metricsDoor(offer.metrics, offer.token));
  root.get('/api/health/ready', async (_request, response) => {
    const checks = (await Promise.all(program.nodes().map(namedChecks))).flat();
    const ok = checks.every((check) => check.ok);
    response.setHeader('Cache-Control', 'no-store');
    response.status(ok ? 200 : 503).json({ ok, checks });
  });
  root.use('/n/:node', (request: Request<{ node: string }>, response, next) => {
    const node = program.nodes().find(({ record }) => record.id === request.params.node);
    if (node) node.http(request, response, next);
    else next();
  });
  const toFirst = (request: Request, response: Response, next: NextFunction) => forward(program.nodes()[0], request, response, next);
  root.use('/api', toFirst);
  serveConsole(root);
  // What nobody answers is refused by a node, in the form of all refusals.
  root.use(toFirst);
  return root;
}

async function namedChecks(node: WebNode): Promise<readonly Check[]> {
  return (await node.checks()).map((check) => ({ ...check, name: `${node.record.id} ${check.name}` }));
}

function forward(node: WebNode | undefined, request: Request, response: Response, next: NextFunction): void {
  if (!node) {
    next();
    return;
  }
  request.url = request.originalUrl;
  node.http(request, response, next);
}

function serveConsole(root: Express): void {
  if (!existsSync(consolePath)) return;
  root.use(securityHeaders);
  root.use(express.static(consolePath, { index: false, maxAge: '1y', immutable: true, setHeaders: freshPage }));
  root.get('/{*page}', (request, response, next) => {
    if (!request.accepts('html') || request.path.startsWith('/n/')) next();
    else response.sendFile('index.html', { root: consolePath, headers: { 'Cache-Control': 'no-cache' } });
  });
}

/** Built files carry their hash in their name; the page that names them does not. */
function freshPage(response: Response, path: string): void {
  if (!path.includes('assets')) response.setHeader('Cache-Control', 'no-cache');
}
