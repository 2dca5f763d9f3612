import { Refused } from '@tongxin/eventing';
import { linkOperations, performOnNode, type Progress } from '@tongxin/hosting';
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
  ...Object.fromEntries(Object.keys(linkOperations).map((name) => [name, onLinks(name)])),
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

/** Work on the links of the node named, or of the only one or the county. */
function onLinks(name: string): Operation<{ readonly node?: string }, unknown> {
  return (program, input) => performOnNode(linkOperations, program.only(input.node), name, input);
}
