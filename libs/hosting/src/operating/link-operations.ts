import { Refused } from '@tongxin/eventing';
import { addTownship } from './add-township.js';
import { writeAuthorization } from './nats-authorization.js';
import type { OperatedNode } from './operated-node.js';
import { quarantine } from './quarantine.js';

/** An operator's work on one node. */
export type NodeOperation = (node: OperatedNode, input: never) => Promise<unknown>;

/** The operator's work that is done where a node's links are: in the one program, or in the service that has them. */
export const linkOperations = {
  'add-township': addTownship,
  'nats-authorization': writeAuthorization,
  quarantine,
} as const satisfies Readonly<Record<string, NodeOperation>>;

/** Does one of these by its name. @throws Refused `operation.unknown`, `node.unknown`, or what the operation refuses. */
export async function performOnNode(
  operations: Readonly<Record<string, NodeOperation>>,
  node: OperatedNode,
  name: string,
  input: unknown,
): Promise<unknown> {
  const operation = Object.hasOwn(operations, name) ? operations[name] : undefined;
  if (!operation) throw new Refused('operation.unknown', { operation: name });
  const { node: named } = input as { readonly node?: string };
  if (named !== undefined && named !== node.identity.id) throw new Refused('node.unknown', { node: named });
  return operation(node, input as never);
}
