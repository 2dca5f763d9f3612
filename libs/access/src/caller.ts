import { Refused } from '@tongxin/eventing';

/** Who may do what; domain names in Chinese stand in the message catalogue. `system` is the node itself: reactions, alarms, links. */
export const ROLES = [
  'member',
  'clerk',
  'township-lead',
  'proposal-office',
  'information-office',
  'supervision-office',
  'handling-unit',
  'county-office',
  'leader',
  'peer',
  'administrator',
  'system',
] as const;
export type Role = (typeof ROLES)[number];

/** Who asks, as a verifier vouched for: an account of one node, its roles there. */
export interface Caller {
  readonly account: string;
  /** The node whose account it is. Roles count at that node only. */
  readonly node: string;
  readonly roles: readonly Role[];
  /** The member whose account it is, when it is a member's. */
  readonly memberId?: string;
  /** Signed in with a one-time password: every door stays shut until it is changed. */
  readonly mustChangePassword?: boolean;
  /** Known by a token that a service gave out, not signed in to an account. */
  readonly bearer?: true;
}

/** The caller as events name it: `account@node`. */
export function actorOf(caller: Caller): string {
  return `${caller.account}@${caller.node}`;
}

/** The node acting by itself. Only code of the node can be this caller; no verifier ever returns it. */
export function systemOf(node: string): Caller {
  return { account: 'system', node, roles: ['system'] };
}

/**
 * Lets a caller of this node pass who has one of the roles.
 * @throws Refused `access.unauthenticated` without a caller, `access.other-node` for an account of another node,
 * `access.password-must-change` while it holds a one-time password, `access.role` otherwise.
 */
export function authorise(caller: Caller | undefined, node: string, roles: readonly Role[]): asserts caller is Caller {
  if (!caller) throw new Refused('access.unauthenticated');
  if (caller.node !== node) throw new Refused('access.other-node', { node });
  if (caller.mustChangePassword) throw new Refused('access.password-must-change');
  if (!caller.roles.some((role) => roles.includes(role))) throw new Refused('access.role', { roles });
}
