import type { Caller } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import type { OpenNode } from './open-node.js';

/** Whoever sits at the machine: may do what an administrator may, or speak for an account that is named. @throws Refused `operator.account-unknown`. */
export async function callerAs(node: OpenNode, account: string | undefined): Promise<Caller> {
  if (account === undefined) return { account: 'operator', node: node.identity.id, roles: ['administrator'] };
  const found = await node.accounts.find(account);
  if (!found || found.disabled) throw new Refused('operator.account-unknown', { account });
  const { name, roles, memberId } = found;
  return { account: name, node: node.identity.id, roles, ...(memberId !== undefined && { memberId }) };
}
