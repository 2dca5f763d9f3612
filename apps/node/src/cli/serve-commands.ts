import { Command } from 'commander';
import { levelOf, superiorOf } from '@tongxin/calendar';
import { Refused } from '@tongxin/eventing';
import type { NodeRecord } from '@tongxin/hosting';
import { once } from 'node:events';
import { openControl } from '../control.js';
import { dataPath, readDataDirectory } from '../data-directory.js';
import { foundCommittee } from '../found-committee.js';
import { perform } from '../operations/perform.js';
import { Program } from '../program.js';
import { buildSample } from '../sample/build-sample.js';
import { COUNTY, TOWNSHIPS } from '../sample/sample-nodes.js';
import { listen, webApplication } from '../web-server.js';
import { withProgress } from './output.js';
import { reportOnStandardError } from './with-program.js';

const DEFAULT_PORT = 3000;

export function startCommand(): Command {
  return new Command('start')
    .description(
      '启动示例县（首次启动时生成一年的示例数据），或数据目录里已有的节点 / serve the sample county, or the nodes the data directory has',
    )
    .option('--empty', '同样的县和乡镇，但没有示例数据和账号 / the same county and townships with no history and no accounts')
    .action(async ({ empty }: { empty?: boolean }) => {
      const directory = dataPath();
      const { nodes, sample } = await readDataDirectory(directory);
      if (empty === true) return serve(directory, nodes.length === 0 ? [COUNTY, ...TOWNSHIPS] : []);
      if (nodes.length === 0 || sample !== false) await withProgress('生成示例县', (progress) => buildSample(directory, progress));
      return serve(directory, []);
    });
}

export function nodeCommand(): Command {
  return new Command('node')
    .description('启动一个真实委员会的节点 / serve the node of one real committee')
    .option('--code <code>', '行政区划代码：县 6 位，乡镇街道 9 位 / division code, 6 or 9 digits')
    .option('--name <name>', '委员会名称 / name of the committee')
    .action(async ({ code, name }: { code?: string; name?: string }) => {
      const directory = dataPath();
      const { nodes } = await readDataDirectory(directory);
      return serve(directory, foundingOf(directory, nodes[0], code, name));
    });
}

/** What there is to found: nothing in a directory that has its node. @throws Refused `node.other-code`, `node.none`. */
function foundingOf(directory: string, known: NodeRecord | undefined, code: string | undefined, name = code): readonly NodeRecord[] {
  if (known && code !== undefined && known.id !== code) throw new Refused('node.other-code', { node: known.id, code });
  if (known) return [];
  if (code === undefined || name === undefined) throw new Refused('node.none', { directory });
  return [recordOf(code, name)];
}

/** The node a committee is founded with; a township names the county its code begins with. */
function recordOf(code: string, name: string): NodeRecord {
  return { id: code, name, level: levelOf(code), superior: superiorOf(code) };
}

/** Serves until it is told to stop, then finishes what is in hand. */
async function serve(directory: string, founding: readonly NodeRecord[]): Promise<void> {
  const program = await Program.open(directory, { onError: reportOnStandardError });
  try {
    await program.found(founding);
    for (const record of founding) await foundCommittee(program, record);
    await tellFirstPasswords(program);
    const server = await listen(webApplication(program), Number(process.env.PORT ?? DEFAULT_PORT));
    const control = await openControl((operation, input, progress) => perform(program, operation, input, progress));
    program.announce(control.door);
    const address = server.address();
    process.stdout.write(`同心已启动 / Tongxin serves: http://localhost:${typeof address === 'object' ? address?.port : DEFAULT_PORT}\n`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    server.closeAllConnections();
    await control.close();
    await new Promise((resolve) => server.close(resolve));
  } finally {
    await program.close();
  }
}

async function tellFirstPasswords(program: Program): Promise<void> {
  for (const { identity, accounts } of program.nodes()) {
    const first = await accounts.ensureAdministrator();
    if (!first) continue;
    process.stdout.write(
      `${identity.name}（${identity.id}）的管理员账号 ${first.account.name}，一次性密码 / one-time administrator password: ${first.password}\n`,
    );
  }
}
