import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { observed, type RequestObserver } from './answered.js';
import { readJson } from './body.js';
import { correlate } from './correlation.js';
import { DEFAULT_LIMITS, type HttpLimits } from './limits.js';

export interface PrepareOptions {
  readonly limits?: HttpLimits;
  /** Set behind a reverse proxy whose X-Forwarded-* may be believed (Express `trust proxy`). */
  readonly trustProxy?: boolean | string | number;
  /** Told of each request when it is over: what the log and the metrics are made of. */
  readonly onAnswered?: RequestObserver;
}

/** What every answer says to a browser. The node is often reached over plain http in an office, so nothing here asks for TLS: the proxy adds that. */
export const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'", 'data:'],
      connectSrc: ["'self'"],
      workerSrc: ["'self'", 'blob:'],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  crossOriginOpenerPolicy: false,
  originAgentCluster: false,
  referrerPolicy: { policy: 'same-origin' },
});

/** Gives a node's application its headers, body reading and proxy trust. Create it with `bodyParser: false` and call this before `init()`. */
export function prepareHttp(
  app: NestExpressApplication,
  { limits = DEFAULT_LIMITS, trustProxy = false, onAnswered }: PrepareOptions = {},
): void {
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', trustProxy);
  app.set('query parser', 'simple');
  if (onAnswered) app.use(observed(onAnswered));
  app.use(correlate);
  app.use(securityHeaders);
  app.use('/api', noStore);
  readJson(app, limits.json);
}

/** Keeps slow or silent clients from holding a server's connections. */
export function prepareServer(server: Server, { requestSeconds }: HttpLimits = DEFAULT_LIMITS): void {
  server.requestTimeout = requestSeconds * 1000;
  server.headersTimeout = Math.min(20, requestSeconds) * 1000;
  server.keepAliveTimeout = 10_000;
}

function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
