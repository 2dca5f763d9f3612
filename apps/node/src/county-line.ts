import { countyOf, Environment, natsSettings, type NodeRecord } from '@tongxin/hosting';
import type { Invitation } from '@tongxin/links';
import type { NatsSettings } from '@tongxin/messaging-nats';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nodePath } from './data-directory.js';

/** How this program reaches the programs of other nodes: servers of a county, and who it is there. */
export interface CountyLine {
  readonly county: string;
  readonly settings: NatsSettings;
}

/** What `join` wrote beside a township's keys. */
interface Kept {
  readonly servers: readonly string[];
  readonly tls: boolean;
}

/** The line that the environment names, or else the one that came with an invitation; nothing where all nodes are in this process. */
export async function countyLineOf(directory: string, nodes: readonly NodeRecord[]): Promise<CountyLine | undefined> {
  const [first] = nodes;
  if (!first) return undefined;
  const county = countyOf(first);
  const environment = Environment.of(process.env);
  if (environment.word('MESSAGING', ['local', 'nats']) === 'nats')
    return { county, settings: natsSettings(environment, `node@${first.id}`) };
  const settings = await keptSettings(directory, first);
  return settings && { county, settings };
}

/** Keeps what an invitation says of the county's servers, readable by the node's own account only. */
export async function keepCountyLine(directory: string, node: NodeRecord, { servers, ca, seed }: Invitation['nats']): Promise<CountyLine> {
  const files = filesOf(directory, node);
  const tls = ca !== null || servers.some((server) => server.startsWith('tls://'));
  await mkdir(files.folder, { recursive: true, mode: 0o700 });
  await replace(files.seed, seed);
  if (ca !== null) await replace(files.ca, ca);
  await replace(files.settings, JSON.stringify({ servers, tls } satisfies Kept));
  return { county: countyOf(node), settings: await settingsOf(files, node, { servers, tls }, ca !== null) };
}

async function keptSettings(directory: string, node: NodeRecord): Promise<NatsSettings | undefined> {
  const files = filesOf(directory, node);
  const kept = await readIfThere(files.settings);
  if (kept === undefined) return undefined;
  return settingsOf(files, node, JSON.parse(kept) as Kept, (await readIfThere(files.ca)) !== undefined);
}

async function settingsOf(
  files: ReturnType<typeof filesOf>,
  { id }: NodeRecord,
  { servers, tls }: Kept,
  hasCa: boolean,
): Promise<NatsSettings> {
  const { inboxPrefixOf } = await import('@tongxin/messaging-nats');
  const who = { name: `node@${id}`, nkeySeedFile: files.seed, inboxPrefix: inboxPrefixOf(id) };
  return { servers, ...who, ...(tls && { tls: hasCa ? { caFile: files.ca } : {} }) };
}

function filesOf(directory: string, { id }: NodeRecord): { folder: string; seed: string; ca: string; settings: string } {
  const folder = join(nodePath(directory, id), 'keys');
  return { folder, seed: join(folder, 'nats.seed'), ca: join(folder, 'nats-ca.pem'), settings: join(folder, 'nats.json') };
}

async function replace(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text, { mode: 0o600, flush: true });
  await rename(`${file}.new`, file);
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
