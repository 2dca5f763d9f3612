import { randomUUIDv7 } from 'node:crypto';
import type { NextFunction, Response } from 'express';
import type { NodeRequest } from './request.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id under which a request is found in the log and in the events it caused: the caller's own UUID, or a new one. */
export function correlationIdOf(request: NodeRequest): string {
  const given = request.headers['x-correlation-id'];
  return (request.correlationId ??= typeof given === 'string' && UUID.test(given) ? given.toLowerCase() : randomUUIDv7());
}

export function correlate(request: NodeRequest, response: Response, next: NextFunction): void {
  response.setHeader('X-Correlation-Id', correlationIdOf(request));
  next();
}
