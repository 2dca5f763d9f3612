import { Command } from 'commander';
import { levelOf, superiorOf } from '@tongxin/calendar';
import { Refused } from '@tongxin/eventing';
import { finishRequests, listen, toldToStop, withinLimit } from '@tongxin/http';
import { Log, standardOutput, Telemetry } from '@tongxin/telemetry';
import { Environment, serveSettings, type NodeRecord } from '@tongxin/hosting';
import type { AddressInfo } from 'node:net';
import { openControl } from '@tongxin/hosting';
import { dataPath, readDataDirectory } from '../data-directory.js';
import { foundCommittee } from '../found-committee.js';
import { assertKeptHere } from '../kept-here.js';
import { perform } from '../operations/perform.js';
import { Program } from '../program.js';
import { buildSample } from '../sample/build-sample.js';
import { COUNTY, TOWNSHIPS } from '../sample/sample-nodes.js';
import { webApplication } from '../web-server.js';
import { withProgress } from './output.js';

export function startCommand(): Command {
  return new Command('start')
    .description(
      '启动示例县（首次启动时生成一年的示例数据），或数据目录里已有的节点 / serve the sample county, or the nodes the data directory has',
    )
    .option('--empty', '同样的县和乡镇，但没有示例数据和账号 / the same county and townships with no history and no accounts')
    .action(async ({ empty }: { empty?: boolean }) => {
      assertKeptHere();
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
      assertKeptHere();
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

/** Serves until it is told to stop, then finishes what is in hand. The first lines are for people; then comes the log. */
async function serve(directory: string, founding: readonly NodeRecord[]): Promise<void> {
  const settings = serveSettings(Environment.of(process.env), process.stdout.isTTY);
  const { port, certificate, metricsToken: token, trustProxy } = settings;
  const stop = toldToStop();
  const output = standardOutput();
  const log = new Log(settings.log, output);
  const telemetry = new Telemetry(log);
  const program = await Program.open(directory, { telemetry, trustProxy, onError: (error) => log.failed(error) });
  try {
    await program.found(founding);
    for (const record of founding) await foundCommittee(program, record);
    await tellFirstPasswords(program);
    const offer = { metrics: telemetry.metrics, ...(token !== undefined && { token }) };
    const server = await listen(webApplication(program, offer), { port, ...(certificate && { certificate }) });
    const control = await openControl((operation, input, progress) => perform(program, operation, input, progress));
    program.announce(control.door);
    const { port: taken } = server.address() as AddressInfo;
    process.stdout.write(`同心已启动 / Tongxin serves: ${certificate ? 'https' : 'http'}://localhost:${taken}\n`);
    log.info('serving', { pid: process.pid, runtime: process.version, nodes: program.nodes().length });
    await stop;
    log.info('stopping');
    await finishRequests(server);
    await control.close();
  } finally {
    await withinLimit(() => program.close());
    log.info('stopped');
    output.flush();
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
