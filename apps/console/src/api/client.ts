import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from './generated';
import { newKey } from './new-key';
import { Problem, problemOf } from './problem';

/** Bodies and answers as the API document has them. */
export type Schemas = components['schemas'];

const clients = new Map<string, Client<paths>>();
const signedOut = new Set<() => void>();

/** The API of one node. */
export function api(node: string): Client<paths> {
  const known = clients.get(node);
  if (known) return known;
  const client = createClient<paths>({ baseUrl: `/n/${encodeURIComponent(node)}`, credentials: 'same-origin' });
  clients.set(node, client);
  return client;
}

/** Calls back whenever the program says that the session is over. */
export function onSignedOut(listener: () => void): void {
  signedOut.add(listener);
}

/** The answer's content; throws `Problem` for anything but success. */
export async function answered<T>(asked: Promise<{ data?: T; error?: unknown; response: Response }>): Promise<T> {
  const { data, error, response } = await asked.catch(() => {
    throw new Problem(0, 'network', { zh: '', en: '' });
  });
  if (response.ok) return data as T;
  const problem = problemOf(response.status, error);
  if (problem.status === 401 && problem.code !== 'access.bad-credentials') for (const listener of signedOut) listener();
  throw problem;
}

/**
 * What travels beside a command: a key, which makes a repeated click, or a repeat after a lost answer, one act; and the revision that was seen,
 * where what someone else changed meanwhile must not be overwritten.
 */
export function beside({ key = newKey(), revision }: { key?: string; revision?: number } = {}): {
  'Idempotency-Key': string;
  'If-Match'?: string;
} {
  return { 'Idempotency-Key': key, ...(revision !== undefined && { 'If-Match': `"${revision}"` }) };
}

/** One file as a form; the document says its type as text. */
export function asForm({ file }: { file: string }): FormData {
  const form = new FormData();
  form.append('file', file as unknown as File);
  return form;
}

/** A file where the document's types want text. */
export const fileField = (file: File): { file: string } => ({ file: file as unknown as string });
