import { Refused } from '@tongxin/eventing';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ControlDoor } from '@tongxin/storage-sqlite';

/** How far a long piece of work is. `total` 0 means unknown. */
export type Progress = (done: number, total: number) => void;

/** Does one of the operator's pieces of work in this process. */
export type Perform = (operation: string, input: unknown, progress: Progress) => Promise<unknown>;

type Line = { progress: [number, number] } | { result: unknown } | { refused: { code: string; details: object } } | { failed: string };

const PROGRESS_EVERY_MS = 200;

/**
 * The running program's side door for the operator's commands: a port of this machine only, and a secret that whoever may read the lock file knows.
 * Answers lines of JSON: progress, then one result, refusal or failure.
 */
export async function openControl(perform: Perform): Promise<{ door: ControlDoor; close: () => Promise<void> }> {
  const secret = randomBytes(32).toString('base64url');
  const server = createServer((request, response) => void answer(request, response, secret, perform));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { door: { port: (server.address() as AddressInfo).port, secret }, close: () => closeServer(server) };
}

/** Has the running program do it. @throws Refused as the program refused; Error when it cannot be spoken to. */
export async function askControl(door: ControlDoor, operation: string, input: unknown, progress: Progress): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${door.port}/${operation}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${door.secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(input ?? null),
  });
  if (!response.ok || !response.body) throw new Error(`the running program answered ${response.status}`);
  for await (const line of linesOf(response.body)) {
    if ('progress' in line) progress(...line.progress);
    else if ('result' in line) return line.result;
    else if ('refused' in line) throw new Refused(line.refused.code, line.refused.details as Record<string, unknown>);
    else throw new Error(line.failed);
  }
  throw new Error('the running program ended before it answered');
}

async function answer(request: IncomingMessage, response: ServerResponse, secret: string, perform: Perform): Promise<void> {
  if (!isAllowed(request, secret)) {
    response.writeHead(403).end();
    return;
  }
  response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  const write = (line: Line) => response.write(`${JSON.stringify(line)}\n`);
  try {
    const input = JSON.parse(await bodyOf(request)) as unknown;
    write({ result: (await perform((request.url ?? '/').slice(1), input, atMostEvery(PROGRESS_EVERY_MS, write))) ?? null });
  } catch (error) {
    if (error instanceof Refused) write({ refused: { code: error.code, details: error.details } });
    else write({ failed: error instanceof Error ? error.message : String(error) });
  }
  response.end();
}

function isAllowed(request: IncomingMessage, secret: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const wanted = Buffer.from(`Bearer ${secret}`);
  return request.method === 'POST' && given.length === wanted.length && timingSafeEqual(given, wanted);
}

function atMostEvery(ms: number, write: (line: Line) => void): Progress {
  let last = 0;
  return (done, total) => {
    const now = performance.now();
    if (now - last < ms) return;
    last = now;
    write({ progress: [done, total] });
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<Line> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line) yield JSON.parse(line) as Line;
  }
}

async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
}
