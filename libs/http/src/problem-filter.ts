import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Response } from 'express';
import { Catalogue } from './catalogue.js';
import { correlationIdOf } from './correlation.js';
import { problemOf, refusalOf, type Problem } from './problem.js';
import type { NodeRequest } from './request.js';

/** Answers whatever went wrong as `application/problem+json`; what was not foreseen is left to the observer of requests, and told by its correlation id only. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly catalogue: Catalogue) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<NodeRequest>();
    const response = host.switchToHttp().getResponse<Response>();
    const correlationId = correlationIdOf(request);
    const problem = problemOf(refusalOf(error), this.catalogue, { correlationId, ifMatch: request.headers['if-match'] !== undefined });
    request.refusal = { code: problem.code, ...(problem.status === 500 && { failure: error }) };
    if (response.headersSent) response.destroy();
    else answer(response, problem);
  }
}

function answer(response: Response, problem: Problem): void {
  const advice = adviceOf(problem);
  if (advice) response.setHeader(...advice);
  response.removeHeader('ETag');
  response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

function adviceOf({ status, details }: Problem): [string, string] | undefined {
  if (status === 401) return ['WWW-Authenticate', 'Bearer realm="tongxin"'];
  if (status === 429) return ['Retry-After', secondsOf(details)];
  if (status === 503) return ['Retry-After', '2'];
  return undefined;
}

function secondsOf(details: Problem['details']): string {
  const seconds = details?.['seconds'];
  return typeof seconds === 'number' ? String(seconds) : '60';
}
