import { ask, apiOf } from './client';

/** One committee's running instance, as the sign-in page lists it. */
export interface NodeEntry {
  id: string;
  name: string;
  level: string;
  superior: string | null;
}

/** An account of the sample county; a real county names none. */
export interface SignInHint {
  account: string;
  password: string;
  displayName: string;
  roles: string[];
}

export const listNodes = (): Promise<NodeEntry[]> => ask<NodeEntry[]>('/api/nodes');

export const signInHints = (node: string): Promise<SignInHint[]> => ask<SignInHint[]>(apiOf(node, 'sign-in-hints'));
