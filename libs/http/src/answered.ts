import { actorOf } from '@tongxin/access';
import type { NextFunction, Response } from 'express';
import { correlationIdOf } from './correlation.js';
import type { NodeRequest } from './request.js';

/** What may be told of a request once it is over: nothing that was in its address, headers or body. */
export interface AnsweredRequest {
  readonly method: string;
  /** Its pattern, such as `/api/proposals/:id/submit-proposal`; `unmatched` where there is no such route. */
  readonly route: string;
  /** 499 when whoever asked went away before the answer. */
  readonly status: number;
  readonly milliseconds: number;
  readonly correlationId: string;
  /** `name@node`, of who was let in. */
  readonly account?: string;
  /** Code of the refusal, if it was refused. */
  readonly code?: string;
  /** What went wrong when nobody had foreseen it. */
  readonly failure?: unknown;
}

/** Told of each request when it is over. It does not throw. */
export type RequestObserver = (answered: AnsweredRequest) => void;

const GONE = 499;

/** Middleware before all others: tells of every request that comes in. */
export function observed(observer: RequestObserver) {
  return (request: NodeRequest, response: Response, next: NextFunction): void => {
    const began = performance.now();
    response.once('close', () => observer(answeredOf(request, response, performance.now() - began)));
    next();
  };
}

function answeredOf(request: NodeRequest, response: Response, milliseconds: number): AnsweredRequest {
  const { caller, refusal } = request;
  const route = (request.route as { path?: unknown } | undefined)?.path;
  return {
    method: request.method,
    route: typeof route === 'string' ? route : 'unmatched',
    status: response.writableFinished ? response.statusCode : GONE,
    milliseconds,
    correlationId: correlationIdOf(request),
    ...(caller && { account: actorOf(caller) }),
    ...refusal,
  };
}
