import { answered, api, type Schemas } from './client';

/** Who is signed in at a node. */
export type SessionInfo = Schemas['SessionInfo'];

export const openSession = (node: string, account: string, password: string): Promise<SessionInfo> =>
  answered(api(node).POST('/api/session', { body: { account, password } }));

export const currentSession = (node: string): Promise<SessionInfo> => answered(api(node).GET('/api/session'));

export async function closeSession(node: string): Promise<void> {
  await answered(api(node).DELETE('/api/session'));
}

export const changePassword = (node: string, current: string, next: string): Promise<SessionInfo> =>
  answered(api(node).POST('/api/session/password', { body: { current, next } }));
