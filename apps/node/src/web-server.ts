import { prepareServer, securityHeaders } from '@tongxin/http';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import type { OpenNode } from './open-node.js';
import type { Program } from './program.js';

/** Where the built console lies, beside the built program. */
export const consolePath = join('dist', 'console');

/**
 * All nodes on one port: each under `/n/<node>/`, the first one (the county of a county) also at the root; the list of nodes for the sign-in page,
 * and the console for everything else a browser asks.
 */
export function webApplication(program: Pick<Program, 'nodes'>): Express {
  const root = express();
  root.disable('x-powered-by');
  root.get('/api/nodes', (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    response.json(program.nodes().map(({ record: { id, name, level, superior } }) => ({ id, name, level, superior })));
  });
  root.get('/api/health/ready', (_request, response) => {
    const checks = program
      .nodes()
      .flatMap((node) => node.checks().map((check) => ({ ...check, name: `${node.identity.id} ${check.name}` })));
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

/** Listens. @throws with a clear message when the port is taken. */
export async function listen(application: Express, port: number): Promise<Server> {
  const server = createServer(application);
  prepareServer(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(`端口 ${port} 已被占用，请用 PORT 另选一个 / port ${port} is taken, choose another with PORT`)
          : error,
      );
    });
    server.listen(port, resolve);
  });
  return server;
}

function forward(node: OpenNode | undefined, request: Request, response: Response, next: NextFunction): void {
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
