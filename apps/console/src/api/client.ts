import { newKey } from './new-key';
import { Problem, problemOf } from './problem';

/** What a command did, as every command answers. */
export interface CommandAnswer {
  id: string;
  stream: string;
  revision: number;
  position: number;
  events: string[];
}

/** One page of a view. */
export interface Page<T> {
  items: T[];
  next?: string;
  position: number;
}

export type Query = Record<string, string | number | boolean | undefined>;

interface Asking {
  method?: 'GET' | 'POST' | 'DELETE';
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
}

const unauthenticated = new Set<() => void>();

/** Calls back whenever the program says that the session is over. */
export function onSignedOut(listener: () => void): void {
  unauthenticated.add(listener);
}

/** Sends one request to a path of the program and reads its JSON answer; throws `Problem` for anything but success. */
export async function ask<T>(path: string, asking: Asking = {}): Promise<T> {
  const answer = await send(path, asking);
  if (answer.ok) return (answer.status === 204 ? undefined : await answer.json()) as T;
  const problem = await problemOf(answer);
  if (problem.status === 401 && asking.method !== 'POST') for (const listener of unauthenticated) listener();
  throw problem;
}

/** The path of a node's API. */
export function apiOf(node: string, path: string): string {
  return `/n/${encodeURIComponent(node)}/api/${path}`;
}

/** Gives a command. The key makes a repeated click, or a repeat after a lost answer, one act. */
export function give(node: string, path: string, body: object, options: { key?: string; revision?: number } = {}): Promise<CommandAnswer> {
  return ask<CommandAnswer>(apiOf(node, path), {
    method: 'POST',
    body,
    headers: {
      'Idempotency-Key': options.key ?? newKey(),
      ...(options.revision === undefined ? {} : { 'If-Match': `"${options.revision}"` }),
    },
  });
}

async function send(path: string, { method = 'GET', query, body, headers }: Asking): Promise<Response> {
  const form = body instanceof FormData;
  try {
    return await fetch(path + queryText(query), {
      method,
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...(body === undefined || form ? {} : { 'Content-Type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
    });
  } catch {
    throw new Problem(0, 'network', { zh: '', en: '' });
  }
}

function queryText(query: Query = {}): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return entries.length === 0 ? '' : `?${new URLSearchParams(entries.map(([name, value]) => [name, String(value)]))}`;
}
