import type { LoggerService } from '@nestjs/common';
import type { AnsweredRequest } from '@tongxin/http';
import { pino, type DestinationStream, type Logger } from 'pino';
import type { AnsweredInside } from './answered-inside.js';
import { safeError, safeText } from './safe-error.js';
import { linesForPeople } from './lines-for-people.js';

export const LOG_FORMATS = ['json', 'text'] as const;
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;

export interface LogOptions {
  /** One JSON object a line, or lines that people read. */
  readonly format: (typeof LOG_FORMATS)[number];
  readonly level: (typeof LOG_LEVELS)[number];
}

/** Standard output, written behind the work; `flush` writes what waits. */
export function standardOutput(): DestinationStream & { flush(): void } {
  const output = pino.destination({ dest: 1, sync: false });
  return {
    write: (line: string) => void output.write(line),
    flush: () => {
      try {
        output.flushSync();
      } catch {
        // Not opened yet, or whoever read it is gone: there is no other place to say so.
      }
    },
  };
}

/** Routes that programs ask every few seconds. */
const PROBES = /^\/api\/health\//;

/** Nest says last which of its classes speaks; before that may come a stack. */
const CLASS = /^\w{1,60}$/;

/** A process's log. It takes requests that are over, errors and short texts of the program, and takes out of them what people may have typed. */
export class Log {
  private readonly lines: Logger;

  constructor({ format, level }: LogOptions, destination: DestinationStream) {
    const options = {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label: string) => ({ level: label }) },
    };
    this.lines = pino(options, format === 'json' ? destination : linesForPeople(destination));
  }

  /** One line for a request: pattern, outcome, correlation id and account. */
  answered(node: string, { failure, milliseconds, ...request }: AnsweredRequest): void {
    const line = { ...request, node, ms: rounded(milliseconds) };
    if (failure !== undefined) this.lines.error({ ...line, error: safeError(failure) }, 'request failed');
    else if (PROBES.test(request.route)) this.lines.debug(line, 'request');
    else this.lines.info(line, 'request');
  }

  /** One line for what another service of the node asked; outside any trace nobody looks for it. */
  answeredInside(node: string, { failure, milliseconds, ...request }: AnsweredInside): void {
    const line = { ...request, node, ms: rounded(milliseconds) };
    if (failure !== undefined) this.lines.error({ ...line, error: safeError(failure) }, 'asked and failed');
    else if (request.correlationId === undefined) this.lines.debug(line, 'asked');
    else this.lines.info(line, 'asked');
  }

  failed(error: unknown, where?: { readonly node: string }): void {
    this.lines.error({ ...where, error: safeError(error) }, 'failed');
  }

  /** `text` is the program's own: it says what happened, never about whom. */
  info(text: string, details: Readonly<Record<string, string | number>> = {}): void {
    this.lines.info(details, text);
  }

  /** What Nest says goes the same way. */
  forNest(): LoggerService {
    const said = (message: unknown, rest: readonly unknown[]) => {
      const from = rest.at(-1);
      return [typeof from === 'string' && CLASS.test(from) ? { from } : {}, safeText(String(message))] as const;
    };
    return {
      log: (message: unknown, ...rest: readonly unknown[]) => this.lines.debug(...said(message, rest)),
      warn: (message: unknown, ...rest: readonly unknown[]) => this.lines.warn(...said(message, rest)),
      error: (message: unknown, ...rest: readonly unknown[]) => this.lines.error(...said(message, rest)),
      fatal: (message: unknown, ...rest: readonly unknown[]) => this.lines.fatal(...said(message, rest)),
    };
  }
}

function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
