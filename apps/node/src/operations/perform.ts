import { Refused } from '@tongxin/eventing';
import type { Progress } from '../control.js';
import type { Program } from '../program.js';
import { addTownship } from './add-township.js';
import { backup } from './backup.js';
import { importPlan } from './import-plan.js';
import { importRoster } from './import-roster.js';
import { joinCounty } from './join.js';
import { natsAuthorization } from './nats-authorization.js';
import type { Operation } from './operation.js';
import { packageExport } from './package-export.js';
import { packageImport } from './package-import.js';
import { quarantine } from './quarantine.js';
import { rebuild } from './rebuild.js';
import { report } from './report.js';
import { resetPassword } from './reset-password.js';
import { verify } from './verify.js';

const operations: Readonly<Record<string, Operation<never, unknown>>> = {
  'add-township': addTownship,
  backup,
  'import-plan': importPlan,
  'import-roster': importRoster,
  join: joinCounty,
  'nats-authorization': natsAuthorization,
  'package-export': packageExport,
  'package-import': packageImport,
  quarantine,
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
