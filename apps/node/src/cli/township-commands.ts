import { Command, InvalidArgumentError } from 'commander';
import { Refused } from '@tongxin/eventing';
import { newNkey, nkeyOfSeed } from '@tongxin/messaging-nats';
import { readFile, unlink, writeFile } from 'node:fs/promises';
import type { AddTownshipResult, Authorized } from '@tongxin/hosting';
import { dataPath } from '../data-directory.js';
import { assertKeptHere } from '../kept-here.js';
import type { JoinResult } from '../operations/join.js';
import { restoreInvited } from '../operations/restore.js';
import { say, withProgress, type OutputOptions } from './output.js';
import { withProgram } from './with-program.js';

interface Options extends OutputOptions {
  authorization?: string;
  pidFile?: string;
  node?: string;
}

interface Adding extends Options {
  name: string;
  url?: string[];
  days: number;
  out: string;
}

const AUTHORIZATION = [
  '--authorization <file>',
  'nats-server 引用的授权文件，默认 NATS_AUTHORIZATION_FILE / file that nats-server includes',
] as const;
const PID = ['--pid-file <file>', 'nats-server 的进程号文件，默认 NATS_PID_FILE / where nats-server keeps its process id'] as const;
const NODE = ['--node <id>', '县级节点 / the county node'] as const;
const JSON_ONLY = ['--json', '只输出 JSON / print JSON and nothing else'] as const;

export function natsKeyCommand(): Command {
  return new Command('nats-key')
    .description('生成县里各服务登录 NATS 用的 NKey（已有则不变） / make the NKey by which the county’s services sign in at NATS')
    .argument('<file>', '种子文件，供 NATS_NKEY_FILE / file of the seed, for NATS_NKEY_FILE')
    .option(...JSON_ONLY)
    .action(async (file: string, options: OutputOptions) => {
      const made = newNkey();
      const isNew = await writeFile(file, `${made.seed}\n`, { mode: 0o600, flag: 'wx', flush: true }).then(() => true, isThere);
      const { publicKey } = isNew ? made : nkeyOfSeed((await readFile(file, 'utf8')).trim());
      say({ file, publicKey }, options, () => publicKey);
    });
}

export function natsAuthorizationCommand(): Command {
  return new Command('nats-authorization')
    .description('写出 NATS 授权文件：县里的服务和已邀请的乡镇 / write who may do what on the county’s NATS servers')
    .option(...AUTHORIZATION)
    .option(...PID)
    .option(...NODE)
    .option(...JSON_ONLY)
    .action(async ({ json, ...input }: Options) => {
      const written = await withProgram<Authorized>('nats-authorization', input, () => undefined);
      say(written, { json: json === true }, () => readAuthorized(written));
    });
}

export function addTownshipCommand(): Command {
  return new Command('add-township')
    .description(
      '邀请一个乡镇（街道）节点：发放 NATS 凭据，写出邀请文件 / invite a township: credentials of its own and one file to take to it',
    )
    .argument('<code>', '乡镇街道代码，9 位 / division code, 9 digits')
    .requiredOption('--name <name>', '工委名称 / name of its committee')
    .requiredOption('--out <file>', '邀请文件；含密钥，只交给该乡镇 / invitation to write; holds a secret')
    .option('--url <url...>', '乡镇连接县里 NATS 的地址，默认 NATS_PUBLIC_URL / where the township reaches the servers')
    .option('--days <n>', '有效天数 / for how many days it holds', days, 14)
    .option(...AUTHORIZATION)
    .option(...PID)
    .option(...NODE)
    .option(...JSON_ONLY)
    .action(async (code: string, { json, out, url, ...given }: Adding) => {
      const input = { ...given, code, ...(url && { servers: url }) };
      const { invitation, ...added } = await intoNewFile(out, () => withProgram<AddTownshipResult>('add-township', input, () => undefined));
      const { expiresAt } = invitation;
      say({ file: out, node: code, expiresAt, ...added }, { json: json === true }, () =>
        [
          `${out}：${given.name}（${code}）的邀请，有效至 ${expiresAt} / invitation, holds until then`,
          `县节点公钥指纹，请与乡镇核对 / fingerprint to compare: ${added.fingerprint}`,
          readAuthorized(added),
        ].join('\n'),
      );
    });
}

export function joinCommand(): Command {
  return new Command('join')
    .description('凭邀请文件加入县里的网络：建节点、连接、首次同步 / join the county with its invitation: node, link, first sync')
    .argument('<file>', '邀请文件 / the invitation')
    .option('--restore <folder>', '先放回该备份，再从县里取回此后的数据 / put this backup back first and take the rest from the county')
    .option(...JSON_ONLY)
    .action(async (file: string, options: OutputOptions & { restore?: string }) => {
      assertKeptHere();
      const invitation = await readFile(file, 'utf8').catch(() => {
        throw new Refused('operator.file-unreadable', { file });
      });
      if (options.restore !== undefined) await restoreInvited(options.restore, dataPath(), invitation);
      const result = await withProgress('同步', (progress) => withProgram<JoinResult>('join', { invitation }, progress));
      say(result, options, () =>
        [
          `${result.node} 已与 ${result.county} 建立连接 / is linked with it`,
          `县里共享的 ${result.waiting} 条已收到 ${result.received} 条 / entries received of those the county shares`,
          `县节点公钥指纹，请与县里核对 / fingerprint to compare: ${result.fingerprint}`,
        ].join('\n'),
      );
    });
}

function readAuthorized({ authorization, townships, reloaded }: Authorized): string {
  const written = `${authorization}：${townships} 个乡镇 / townships authorised`;
  return reloaded
    ? `${written}，nats-server 已重新读取 / nats-server was told to read it again`
    : `${written}；请让 nats-server 重新读取 / have it read again: nats-server --signal reload`;
}

function days(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > 365) throw new InvalidArgumentError('1–365');
  return number;
}

/** Takes the file before anything is done that it should tell of. @throws Refused `operator.file-exists`. */
async function intoNewFile(file: string, invite: () => Promise<AddTownshipResult>): Promise<AddTownshipResult> {
  const isNew = await writeFile(file, '', { mode: 0o600, flag: 'wx' }).then(() => true, isThere);
  if (!isNew) throw new Refused('operator.file-exists', { file });
  try {
    const added = await invite();
    await writeFile(file, `${JSON.stringify(added.invitation, null, 2)}\n`, { flush: true });
    return added;
  } catch (error) {
    await unlink(file);
    throw error;
  }
}

/** False for a file that is there already. */
function isThere(error: NodeJS.ErrnoException): false {
  if (error.code === 'EEXIST') return false;
  throw error;
}
