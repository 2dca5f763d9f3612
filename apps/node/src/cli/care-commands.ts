import { Command } from 'commander';
import type { BackupResult } from '../operations/backup.js';
import type { RebuiltView } from '../operations/rebuild.js';
import type { VerifyResult } from '../operations/verify.js';
import { EXIT, say, withProgress, type OutputOptions } from './output.js';
import { withProgram } from './with-program.js';

type Finish = (exit: number) => void;
type OneNode = OutputOptions & { node?: string };

const NODE_OPTION = ['--node <id>', '节点，默认全部 / node, all by default'] as const;
const JSON_OPTION = ['--json', '只输出 JSON / print JSON and nothing else'] as const;

export function rebuildCommand(finish: Finish): Command {
  return new Command('rebuild')
    .description('从事件重建全部视图，并核对逐字节一致 / build every view anew from the events and compare byte for byte')
    .option(...NODE_OPTION)
    .option(...JSON_OPTION)
    .action(async (options: OneNode) => {
      const rebuilt = await withProgress('重建视图', (progress) =>
        withProgram<readonly RebuiltView[]>('rebuild', { node: options.node }, progress),
      );
      say(rebuilt, options, () =>
        rebuilt.map(({ node, view, position, same }) => `${node} ${view} @${position} ${same ? '一致 same' : '不一致 DIFFERS'}`).join('\n'),
      );
      if (rebuilt.some(({ same }) => !same)) finish(EXIT.failed);
    });
}

export function verifyCommand(finish: Finish): Command {
  return new Command('verify')
    .description('核验事件日志是否被改动 / check that no log was altered, cut or rewritten')
    .option(...NODE_OPTION)
    .option(...JSON_OPTION)
    .action(async (options: OneNode) => {
      const results = await withProgress('核验日志', (progress) =>
        withProgram<VerifyResult>('verify', { node: options.node }, progress, { still: true }),
      );
      say(results, options, () => results.map(readVerification).join('\n'));
      if (results.some(({ findings }) => findings.length > 0)) finish(EXIT.failed);
    });
}

function readVerification({ node, events, heads, findings, restorations }: VerifyResult[number]): string {
  const restored = restorations.map(
    ({ epoch, kept }) => `  纪元 ${epoch}：从备份恢复至第 ${kept} 条 / epoch ${epoch}: restored from a backup up to ${kept}`,
  );
  if (findings.length === 0)
    return [`${node}: ${events} 条事件、${heads} 个签名日志头，完好 / ${events} events, ${heads} signed heads, sound`, ...restored].join(
      '\n',
    );
  return [
    `${node}: 发现 ${findings.length} 处问题 / ${findings.length} findings`,
    ...findings.map(({ kind, detail }) => `  ${kind}: ${detail}`),
    ...restored,
  ].join('\n');
}

export function backupCommand(): Command {
  return new Command('backup')
    .description('备份全部节点（可在运行中进行），并核验副本 / back up all nodes, while they run, and verify the copy')
    .argument('<folder>', '目标目录，须为空 / folder to write, empty')
    .option(...JSON_OPTION)
    .action(async (folder: string, options: OutputOptions) => {
      const result = await withProgress('备份', (progress) => withProgram<BackupResult>('backup', { to: folder }, progress));
      say(result, options, () =>
        result.nodes.map(({ node, events }) => `${node}: ${events} 条事件已备份并核验 / events copied and verified`).join('\n'),
      );
    });
}

export function resetPasswordCommand(): Command {
  return new Command('reset-password')
    .description('给账号一个一次性密码，下次登录须修改 / give an account a one-time password')
    .argument('<account>')
    .option('--node <id>', '节点 / node')
    .option(...JSON_OPTION)
    .action(async (account: string, options: OneNode) => {
      const result = await withProgram<{ node: string; password: string }>(
        'reset-password',
        { account, node: options.node },
        () => undefined,
      );
      say(result, options, () => `${account}@${result.node} 的一次性密码 / one-time password: ${result.password}`);
    });
}
