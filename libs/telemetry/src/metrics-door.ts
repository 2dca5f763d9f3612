import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Metrics } from './metrics.js';

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
/** A request that a proxy hands on comes from elsewhere, whatever address it has here. */
const HANDED_ON = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'via'] as const;

/**
 * `GET /metrics`. Numbers tell who works when, so they are not for everyone: with a token they are for whoever bears it, without one for programs on
 * this machine alone that come by no proxy. Everybody else is told 403.
 */
export function metricsDoor(metrics: Metrics, token?: string): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    if (!(token === undefined ? isLocal(request) : bears(request, token))) {
      response.writeHead(403).end();
      return;
    }
    const text = await metrics.text();
    response.writeHead(200, { 'content-type': metrics.contentType, 'cache-control': 'no-store' }).end(text);
  };
}

function isLocal({ socket, headers }: IncomingMessage): boolean {
  return LOOPBACK.test(socket.remoteAddress ?? '') && HANDED_ON.every((name) => headers[name] === undefined);
}

function bears({ headers }: IncomingMessage, token: string): boolean {
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
