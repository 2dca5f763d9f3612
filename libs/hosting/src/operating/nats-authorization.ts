import { Refused } from '@tongxin/eventing';
import { subjectsOfTownship } from '@tongxin/links';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { Environment } from '../environment.js';
import type { OperatedNode } from './operated-node.js';

/** Where a county's operator has the server's files; what is not given is read from the environment. */
export interface ServerFiles {
  /** Included by nats-server's configuration: who may do what. `NATS_AUTHORIZATION_FILE`. */
  readonly authorization?: string;
  /** nats-server's process id. `NATS_PID_FILE`. */
  readonly pidFile?: string;
}

export interface Authorized {
  readonly authorization: string;
  readonly townships: number;
  /** Whether nats-server was told to read it again; else the operator has to. */
  readonly reloaded: boolean;
}

/** Writes anew who may do what on the county's servers: its own services by the key in `NATS_NKEY_FILE`, and each township invited. */
export async function writeAuthorization(county: OperatedNode, files: ServerFiles): Promise<Authorized> {
  const environment = Environment.of(process.env);
  const authorization = files.authorization ?? environment.get('NATS_AUTHORIZATION_FILE');
  if (authorization === undefined) throw new Refused('nats.no-authorization-file');
  const seedFile = environment.get('NATS_NKEY_FILE');
  if (seedFile === undefined) throw new Refused('nats.no-key');
  const { id } = county.identity;
  const invited = await county.engines.invitations.all();
  const townships = invited.map(({ node, nkey }) => ({ node, publicKey: nkey, ...subjectsOfTownship(node, id) }));
  const { authorizationText, nkeyOfSeed } = await import('@tongxin/messaging-nats');
  const services = [nkeyOfSeed((await readFile(seedFile, 'utf8')).trim()).publicKey];
  await writeFile(`${authorization}.new`, authorizationText({ county: id, services, townships }), { mode: 0o644, flush: true });
  await rename(`${authorization}.new`, authorization);
  return { authorization, townships: townships.length, reloaded: await reload(files.pidFile ?? environment.get('NATS_PID_FILE')) };
}

/** nats-server reads its configuration again upon SIGHUP, and keeps its connections. */
async function reload(pidFile: string | undefined): Promise<boolean> {
  if (pidFile === undefined) return false;
  process.kill(Number((await readFile(pidFile, 'utf8')).trim()), 'SIGHUP');
  return true;
}
