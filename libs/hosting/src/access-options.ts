import { SessionsElsewhere, TokenReader, type TokenVerifier } from '@tongxin/access';
import { TodoList, type HttpOptions } from '@tongxin/http';
import type { Door } from '@tongxin/runtime';
import { SERVICE_NAMES, type Apart } from './apart.js';
import { keysFor, type NodeEngines } from './node-engines.js';
import { answerSystemCommands } from './node-wide-door.js';
import { answerTodos, NodeWideInbox } from './node-wide-inbox.js';
import { answerViews } from './node-wide-views.js';
import { answerKeys, answerSessions, endingsOver, hearEndings, keysOf, keysOver, sessionsOver } from './shared-access.js';

type AccessOptions = Pick<HttpOptions, 'keys' | 'keyOf' | 'verifier' | 'inbox' | 'sessionsEnded'>;

/** Accounts and links of a node whose services are all here. */
export function accessHere(engines: NodeEngines): AccessOptions {
  return { keys: keysFor('sessions', engines.ports.keys), keyOf: keysOf((node) => engines.links.keyOf(node)) };
}

/** `members` has the accounts and gathers the inbox; the other services read its sessions, and are told when some end. */
export function accessApart({ service, line, publicKey }: Apart, engines: NodeEngines): AccessOptions {
  const { node, ports } = engines;
  const keyOf = keysOver(line, node.id, publicKey);
  if (service !== 'members') {
    const verifier = new SessionsElsewhere(node.id, new TokenReader(keyOf, ports.clock), sessionsOver(line));
    hearEndings(line, service, verifier);
    return { verifier };
  }
  const others = SERVICE_NAMES.filter((name) => name !== service);
  const inbox = new NodeWideInbox(todosHere(engines), others, line);
  return { keys: keysFor('sessions', ports.keys), keyOf, inbox, sessionsEnded: endingsOver(line, others) };
}

/** Answers the node's other services from now on. */
export function answerInside(
  { service, line }: Apart,
  engines: NodeEngines,
  door: Door,
  sessions: Required<TokenVerifier> | undefined,
): void {
  answerViews(line, engines.ownViews(), engines.own);
  answerSystemCommands(line, engines.node.id, door);
  answerTodos(line, service, todosHere(engines));
  if (engines.hasLinks) answerKeys(line, (node) => engines.links.keyOf(node));
  if (sessions) answerSessions(line, sessions);
}

function todosHere({ services, views, ports, node }: NodeEngines): TodoList {
  return new TodoList(services, views, ports.clock, node);
}
