import { Refused } from '@tongxin/eventing';
import { Catalogue, problemOf } from '@tongxin/http';
import type { Request, Response } from 'express';
import { randomUUID } from 'node:crypto';
import { Agent, request as ask, type IncomingMessage } from 'node:http';

const agent = new Agent({ keepAlive: true });
const catalogue = new Catalogue([]);

/** Hands a request to the service at an address as it came, and its answer back as it comes. One that is away is told as `messaging.nobody-there`. */
export function passOn(address: URL, request: Request, response: Response): void {
  const { hostname, port } = address;
  const headers = { ...request.headers, 'x-forwarded-for': forwardedFor(request), 'x-forwarded-proto': request.protocol };
  const passed = ask({ agent, hostname, port, method: request.method, path: request.originalUrl, headers });
  passed.on('response', (answer) => giveBack(answer, response));
  passed.on('error', (error) => (response.headersSent ? response.destroy(error) : tellAway(response)));
  response.on('close', () => passed.destroy());
  request.pipe(passed);
}

function giveBack(answer: IncomingMessage, response: Response): void {
  response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
  answer.on('error', (error) => response.destroy(error));
  answer.pipe(response);
}

/** Tells whoever asked that the service which would answer is away. */
export function tellAway(response: Response): void {
  const refused = new Refused('messaging.nobody-there');
  const problem = problemOf(refused, catalogue, { correlationId: randomUUID(), ifMatch: false });
  response.setHeader('Retry-After', '2');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function forwardedFor(request: Request): string {
  const before = request.headers['x-forwarded-for'];
  const own = request.socket.remoteAddress ?? '';
  return before === undefined ? own : `${String(before)}, ${own}`;
}
