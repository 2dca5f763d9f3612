import { apiOf, ask } from './client';

/** Who is signed in at a node. */
export interface SessionInfo {
  account: string;
  displayName: string;
  roles: string[];
  mustChangePassword: boolean;
}

export const openSession = (node: string, account: string, password: string): Promise<SessionInfo> =>
  ask<SessionInfo>(apiOf(node, 'session'), { method: 'POST', body: { account, password } });

export const currentSession = (node: string): Promise<SessionInfo> => ask<SessionInfo>(apiOf(node, 'session'));

export const closeSession = (node: string): Promise<void> => ask<void>(apiOf(node, 'session'), { method: 'DELETE' });

export const changePassword = (node: string, current: string, next: string): Promise<void> =>
  ask<void>(apiOf(node, 'session/password'), { method: 'POST', body: { current, next } });
