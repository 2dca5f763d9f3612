import type { Certificate, PrepareOptions } from '@tongxin/http';
import { LOG_FORMATS, LOG_LEVELS, type LogOptions } from '@tongxin/telemetry';
import { readFileSync } from 'node:fs';
import type { Environment } from './environment.js';

/** How a process serves, as its environment says. */
export interface ServeSettings {
  readonly port: number;
  readonly log: LogOptions;
  readonly certificate?: Certificate;
  readonly metricsToken?: string;
  readonly trustProxy: NonNullable<PrepareOptions['trustProxy']>;
}

const DEFAULT_PORT = 3000;

/** @throws EnvironmentRefused */
export function serveSettings(environment: Environment, isTerminal: boolean): ServeSettings {
  const certificate = certificateOf(environment);
  const tokenFile = environment.get('METRICS_TOKEN_FILE');
  const [usual, ...others] = isTerminal ? LOG_FORMATS.toReversed() : LOG_FORMATS;
  return {
    port: environment.number('PORT', DEFAULT_PORT),
    log: { format: environment.word('LOG_FORMAT', [usual ?? 'json', ...others]), level: environment.word('LOG_LEVEL', LEVELS) },
    trustProxy: trustOf(environment.get('TRUST_PROXY')),
    ...(certificate && { certificate }),
    ...(tokenFile !== undefined && { metricsToken: readFileSync(tokenFile, 'utf8').trim() }),
  };
}

/** What is usual first. */
const LEVELS = ['info', ...LOG_LEVELS.filter((level) => level !== 'info')] as const;

/** As Express has it: how many proxies, or the addresses and networks of those that may be believed. */
function trustOf(given: string | undefined): ServeSettings['trustProxy'] {
  if (given === undefined) return false;
  return /^\d+$/.test(given) ? Number(given) : given;
}

function certificateOf(environment: Environment): Certificate | undefined {
  if (environment.get('TLS_CERT_FILE') === undefined && environment.get('TLS_KEY_FILE') === undefined) return undefined;
  return { cert: readFileSync(environment.required('TLS_CERT_FILE')), key: readFileSync(environment.required('TLS_KEY_FILE')) };
}
