import { Command } from 'commander';
import { keyFile, NodeKeys } from '@tongxin/access';
import { authorizationText, newNkey, nkeyOfSeed } from '@tongxin/messaging-nats';
import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { say, type OutputOptions } from './output.js';

interface Options extends OutputOptions {
  readonly code: string;
}

export function secretsCommand(): Command {
  return new Command('secrets')
    .description(
      '生成分开运行各服务所需的密钥文件（已有的不变） / make the key files of a node whose services run apart; what is there stays',
    )
    .argument('<folder>')
    .requiredOption('--code <code>', '节点的行政区划代码 / division code of the node')
    .option('--json', '只输出 JSON / print JSON and nothing else')
    .action(async (folder: string, { code, ...output }: Options) => {
      const files = await makeSecrets(folder, code);
      say({ files }, output, () => files.join('\n'));
    });
}

/** Files by the names that docker-compose.yml mounts. */
async function makeSecrets(folder: string, county: string): Promise<readonly string[]> {
  const random = async (): Promise<string> => randomBytes(32).toString('base64url');
  const keys = await NodeKeys.open(folder);
  await keyFile(folder, 'node.pub', async () => keys.publicPem);
  await keyFile(folder, 'service.secret', random);
  await keyFile(folder, 'metrics.token', random);
  const seed = await keyFile(folder, 'nats.nk', async () => newNkey().seed);
  const authorization = join(folder, 'authorization', 'nats-authorization.conf');
  await mkdir(join(folder, 'authorization'), { recursive: true });
  const text = authorizationText({ county, services: [nkeyOfSeed(seed.trim()).publicKey], townships: [] });
  await writeFile(authorization, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const names = ['node.pem', 'node.pub', 'service.secret', 'metrics.token', 'nats.nk'];
  return [...names.map((name) => join(folder, 'keys', name)), authorization];
}
