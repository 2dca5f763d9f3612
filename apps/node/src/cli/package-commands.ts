import { Command, InvalidArgumentError } from 'commander';
import type { Exported } from '@tongxin/links';
import { resolve } from 'node:path';
import type { PackageImportResult } from '../operations/package-import.js';
import { say, withProgress, type OutputOptions } from './output.js';
import { withProgram } from './with-program.js';

const NODE_OPTION = ['--node <id>', '本机的节点 / the node here'] as const;
const JSON_OPTION = ['--json', '只输出 JSON / print JSON and nothing else'] as const;
const MEBIBYTE = 1024 * 1024;

interface ExportOptions extends OutputOptions {
  to: string;
  out?: string;
  node?: string;
  mostMb?: number;
}

interface ImportOptions extends OutputOptions {
  ack?: string;
  node?: string;
}

/** Links carried by hand. */
export function packageCommand(): Command {
  return new Command('package')
    .description('以文件传递节点之间的数据（网络不通时） / carry between nodes by file what a line would carry')
    .addCommand(exportCommand().exitOverride().showHelpAfterError())
    .addCommand(importCommand().exitOverride().showHelpAfterError());
}

function exportCommand(): Command {
  return new Command('export')
    .description('把对方尚未确认的数据写成只有对方能打开的文件 / write what a node has not acknowledged to a file only it can open')
    .requiredOption('--to <node>', '接收节点 / the receiving node')
    .option('--out <file>', '文件名，默认按节点和时间命名 / file to write; by default named by nodes and moment')
    .option(
      '--most-mb <number>',
      '单个文件的上限（MiB），超过则写下一个 / size of a file after which another is begun, in MiB',
      wholeNumber,
    )
    .option(...NODE_OPTION)
    .option(...JSON_OPTION)
    .action(async ({ json, out, mostMb, ...options }: ExportOptions) => {
      const input = {
        ...options,
        folder: process.cwd(),
        ...(out !== undefined && { out: resolve(out) }),
        ...(mostMb !== undefined && { mostBytes: mostMb * MEBIBYTE }),
      };
      const result = await withProgress('导出数据包', (progress) => withProgram<Exported>('package-export', input, progress));
      say(result, { json: json === true }, () =>
        [
          `给 ${result.to} 的 ${result.entries} 条，至第 ${result.sequence} 条 / ${result.entries} entries, up to ${result.sequence}`,
          ...result.files.map(({ file, bytes }) => `${file} (${bytes} B)`),
        ].join('\n'),
      );
    });
}

function importCommand(): Command {
  return new Command('import')
    .description('导入数据包或回执，并写出回执 / take over a package or an acknowledgement, and write one')
    .argument('<file>')
    .option('--ack <file>', '回执文件，默认写在数据包旁边 / the acknowledgement to write; by default beside the package')
    .option(...NODE_OPTION)
    .option(...JSON_OPTION)
    .action(async (file: string, { json, ack, ...options }: ImportOptions) => {
      const input = { ...options, file: resolve(file), ...(ack !== undefined && { ack: resolve(ack) }) };
      const result = await withProgress('导入数据包', (progress) => withProgram<PackageImportResult>('package-import', input, progress));
      say(result, { json: json === true }, () => readImport(result));
    });
}

function readImport(result: PackageImportResult): string {
  const { from, entries, fresh, sequence, acknowledged, quarantined, acknowledgement, restoreAnswer } = result;
  if (restoreAnswer !== null) return `请把答复带回 ${from} / carry the answer back to ${from}: ${restoreAnswer}`;
  return [
    `来自 ${from}：${entries} 条，其中新的 ${fresh} 条，已至第 ${sequence} 条 / ${entries} entries, ${fresh} of them new, up to ${sequence}`,
    ...(acknowledged === null ? [] : [`对方已收到本节点至第 ${acknowledged} 条 / the sender has ours up to ${acknowledged}`]),
    ...(quarantined > 0 ? [`${quarantined} 条不相符，已隔离 / ${quarantined} did not fit and were put aside`] : []),
    ...(acknowledgement === null ? [] : [`请把回执带回 / carry the acknowledgement back: ${acknowledgement}`]),
  ].join('\n');
}

function wholeNumber(value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1) throw new InvalidArgumentError('整数，至少为 1 / a whole number of at least 1');
  return number;
}
