import { randomUUIDv7 } from 'node:crypto';
import { inTrace, readTraceparent, RECORDED, traceparentOf } from '@tongxin/runtime';
import type { NextFunction, Response } from 'express';
import type { NodeRequest } from './request.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The id under which a request is found in the log and in the events it caused: that of the caller's trace, else the caller's own UUID, or a new one. */
export function correlationIdOf(request: NodeRequest): string {
  const given = request.headers['x-correlation-id'];
  return (request.correlationId ??=
    readTraceparent(request.headers.traceparent)?.correlationId ??
    (typeof given === 'string' && UUID.test(given) ? given.toLowerCase() : randomUUIDv7()));
}

/** Answers each request with its correlation id and, as the W3C has it, its place in the trace, which what follows of it goes on. */
export function correlate(request: NodeRequest, response: Response, next: NextFunction): void {
  const correlationId = correlationIdOf(request);
  const trace = { correlationId, flags: readTraceparent(request.headers.traceparent)?.flags ?? RECORDED };
  response.setHeader('X-Correlation-Id', correlationId);
  response.setHeader('traceparent', traceparentOf(trace) ?? '');
  inTrace(trace, next);
}
