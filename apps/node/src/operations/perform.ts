import { Refused } from '@tongxin/eventing';
import { linkOperations, performOnNode, reactionOperations, type NodeOperation, type Progress } from '@tongxin/hosting';
import type { Program } from '../program.js';
import { backup } from './backup.js';
import { importPlan } from './import-plan.js';
import { importRoster } from './import-roster.js';
import { joinCounty } from './join.js';
import type { Operation } from './operation.js';
import { packageExport } from './package-export.js';
import { packageImport } from './package-import.js';
import { rebuild } from './rebuild.js';
import { report } from './report.js';
import { resetPassword } from './reset-password.js';
import { verify } from './verify.js';

const operations: Readonly<Record<string, Operation<never, unknown>>> = {
  ...onNode(linkOperations),
  ...onNode(reactionOperations),
  backup,
  'import-plan': importPlan,
  'import-roster': importRoster,
  join: joinCounty,
  'package-export': packageExport,
  'package-import': packageImport,
  rebuild,
  report,
  'reset-password': resetPassword,
  verify,
};

/** Does an operation by its name. @throws Refused `operation.unknown`, or what the operation refuses. */
export async function perform(program: Program, name: string, input: unknown, progress: Progress): Promise<unknown> {
  const operation = operations[name];
  if (!operation) throw new Refused('operation.unknown', { operation: name });
  return operation(program, input as never, progress);
}

/** Work on the node named, or on the only one or the county. */
function onNode(done: Readonly<Record<string, NodeOperation>>): Readonly<Record<string, Operation<{ readonly node?: string }, unknown>>> {
  return Object.fromEntries(
    Object.keys(done).map((name) => [name, (program, input) => performOnNode(done, program.only(input.node), name, input)]),
  );
}
