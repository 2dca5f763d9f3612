import type { HttpException } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Refused } from '@tongxin/eventing';
import type { Request } from 'express';

const CODES: Readonly<Record<string, string>> = {
  'entity.too.large': 'http.too-large',
  'entity.parse.failed': 'http.malformed-json',
  'charset.unsupported': 'http.unsupported-media-type',
  'encoding.unsupported': 'http.unsupported-media-type',
};

/** Reads JSON bodies up to a limit in bytes; other bodies stay unread until a route that takes them has let the caller in. */
export function readJson(app: NestExpressApplication, limit: number): void {
  app.useBodyParser('json', { limit, strict: false, type: ['application/json', 'application/*+json'] });
}

/** What the reader of bodies refused, if it was it. */
export function bodyRefusal(error: HttpException): Refused | undefined {
  const { type, limit } = (error.cause ?? {}) as { type?: unknown; limit?: unknown };
  if (typeof type !== 'string' || !Object.hasOwn(CODES, type)) return undefined;
  return new Refused(CODES[type] ?? '', typeof limit === 'number' ? { limit } : {});
}

/** Lets a request pass that has a JSON body or none. @throws Refused `http.unsupported-media-type`. */
export function assertJson(request: Request): void {
  const empty = request.headers['transfer-encoding'] === undefined && Number(request.headers['content-length'] ?? 0) === 0;
  if (!empty && request.body === undefined) throw new Refused('http.unsupported-media-type');
}
