import { reactive } from 'vue';
import { listNodes, type NodeEntry } from './api/nodes';
import { closeSession, currentSession, type SessionInfo } from './api/session';

interface Session {
  /** All nodes this program serves. */
  nodes: NodeEntry[];
  node: NodeEntry | undefined;
  who: SessionInfo | undefined;
}

/** The node that is shown and who is signed in there. */
export const session = reactive<Session>({ nodes: [], node: undefined, who: undefined });

/** Makes a node the one shown, and says whether someone is signed in there. */
export async function enterNode(id: string): Promise<boolean> {
  if (session.node?.id === id && session.who) return true;
  session.nodes = await listNodes();
  session.node = session.nodes.find((node) => node.id === id);
  session.who = session.node ? await currentSession(id).catch(() => undefined) : undefined;
  return session.who !== undefined;
}

export function signedIn(nodes: NodeEntry[], node: NodeEntry, who: SessionInfo): void {
  session.nodes = nodes;
  session.node = node;
  session.who = who;
}

export async function signOut(): Promise<void> {
  if (session.node) await closeSession(session.node.id).catch(() => undefined);
  session.who = undefined;
}

/** The id of the node that is shown; pages below the shell always have one. */
export function nodeId(): string {
  if (!session.node) throw new Error('no node is shown');
  return session.node.id;
}

export function hasRole(...roles: string[]): boolean {
  return session.who?.roles.some((role) => roles.includes(role)) ?? false;
}

export const isCounty = (): boolean => session.node?.superior === null && session.node.level === 'COUNTY';
