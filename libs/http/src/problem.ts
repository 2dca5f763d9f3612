import { HttpException } from '@nestjs/common';
import { InvalidCursor, NoRoom, Refused } from '@tongxin/eventing';
import type { FieldError } from '@tongxin/runtime';
import { bodyRefusal } from './body.js';
import type { Catalogue } from './catalogue.js';
import { fieldProblem, type FieldProblem } from './field-texts.js';
import { statusOf, titleOf } from './status.js';

/** RFC 9457 problem details; both languages are always there. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly titleEn: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  /** Correlation id of the request, as it stands in the log. */
  readonly instance: string;
  readonly errors?: readonly FieldProblem[];
  readonly details?: Readonly<Record<string, unknown>>;
}

/** What is told of an error: refusals as they are, errors of the HTTP machinery by their status, anything else as `http.internal`. */
export function refusalOf(error: unknown): Refused {
  if (error instanceof Refused) return error;
  if (error instanceof NoRoom) return new Refused('storage.no-room');
  if (error instanceof InvalidCursor) return new Refused('http.cursor-invalid');
  return error instanceof HttpException ? machineryRefusal(error) : new Refused('http.internal');
}

function machineryRefusal(error: HttpException): Refused {
  if (error.cause instanceof URIError) return new Refused('http.malformed-path');
  return bodyRefusal(error) ?? new Refused(CODES[error.getStatus()] ?? (error.getStatus() < 500 ? 'http.rejected' : 'http.internal'));
}

const CODES: Readonly<Record<number, string>> = {
  400: 'http.bad-request',
  401: 'access.unauthenticated',
  403: 'access.role',
  404: 'http.not-found',
  405: 'http.method-not-allowed',
  406: 'http.not-acceptable',
  408: 'http.timeout',
  413: 'http.file-too-large',
  415: 'http.unsupported-media-type',
  503: 'http.unavailable',
};

export function problemOf(refused: Refused, catalogue: Catalogue, request: { correlationId: string; ifMatch: boolean }): Problem {
  const { errors, ...details } = refused.details;
  const status = statusOf(refused.code, request.ifMatch);
  const title = titleOf(status);
  const detail = catalogue.textOf(refused.code, { correlationId: request.correlationId, ...details });
  return {
    type: `urn:tongxin:problem:${refused.code}`,
    title: title.zh,
    titleEn: title.en,
    status,
    code: refused.code,
    detail: detail.zh,
    detailEn: detail.en,
    instance: `urn:uuid:${request.correlationId}`,
    ...(Array.isArray(errors) && { errors: (errors as FieldError[]).map(fieldProblem) }),
    ...(Object.keys(details).length > 0 && { details }),
  };
}
