import { Refused } from '@tongxin/eventing';
import { json, type NextFunction, type Request, type RequestHandler, type Response } from 'express';

interface BodyError {
  readonly type?: string;
  readonly limit?: number;
}

const CODES: Readonly<Record<string, string>> = {
  'entity.too.large': 'http.too-large',
  'entity.parse.failed': 'http.malformed-json',
  'charset.unsupported': 'http.unsupported-media-type',
  'encoding.unsupported': 'http.unsupported-media-type',
};

/** Reads JSON bodies up to a limit in bytes; other bodies stay unread until a route that takes them has let the caller in. */
export function jsonBody(limit: number): RequestHandler {
  const read = json({ limit, strict: false, type: ['application/json', 'application/*+json'] });
  return (request: Request, response: Response, next: NextFunction): void => {
    read(request, response, (error: unknown) => (error ? next(told(error as BodyError, limit)) : next()));
  };
}

function told(error: BodyError, limit: number): unknown {
  if (error.type === 'entity.too.large') return new Refused('http.too-large', { limit: error.limit ?? limit });
  return new Refused(CODES[error.type ?? ''] ?? 'http.bad-request');
}

/** Lets a request pass that has a JSON body or none. @throws Refused `http.unsupported-media-type`. */
export function assertJson(request: Request): void {
  const empty = request.headers['transfer-encoding'] === undefined && Number(request.headers['content-length'] ?? 0) === 0;
  if (!empty && request.body === undefined) throw new Refused('http.unsupported-media-type');
}
