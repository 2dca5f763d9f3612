import { Command, InvalidArgumentError } from 'commander';
import type { QuarantineEntry } from '@tongxin/hosting';
import { say, type OutputOptions } from './output.js';
import { withProgram } from './with-program.js';

interface Options extends OutputOptions {
  node?: string;
  from?: string;
  limit: number;
}

const MOST = 1_000;

export function quarantineCommand(): Command {
  return new Command('quarantine')
    .description('列出收到后未通过核验、没有采用的内容 / list what came of other nodes, did not pass its checks and was not applied')
    .option('--node <id>', '节点，默认县级节点或唯一的节点 / node; by default the county’s or the only one')
    .option('--from <id>', '只看某节点发来的 / of this peer alone')
    .option('--limit <n>', '最多条数 / at most so many', limit, 100)
    .option('--json', '只输出 JSON / print JSON and nothing else')
    .action(async ({ json, ...input }: Options) => {
      const entries = await withProgram<readonly QuarantineEntry[]>('quarantine', input, () => undefined, { still: true });
      say(entries, { json: json === true }, () =>
        entries.length === 0 ? '没有隔离的内容 / nothing in quarantine' : entries.map(read).join('\n'),
      );
    });
}

function read({ from, sequence, reason, stream, revision, at }: QuarantineEntry): string {
  return `${at} ${from} #${sequence} ${stream}@${revision}: ${reason}`;
}

function limit(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1 || number > MOST) throw new InvalidArgumentError(`1–${MOST}`);
  return number;
}
