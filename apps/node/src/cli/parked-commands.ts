import { Command } from 'commander';
import type { ParkedEvent } from '@tongxin/runtime';
import { say, type OutputOptions } from './output.js';
import { withProgram } from './with-program.js';

interface Options extends OutputOptions {
  node?: string;
}

const MOST = 1_000;
const NODE = ['--node <id>', '节点，默认县级节点或唯一的节点 / node; by default the county’s or the only one'] as const;
const JSON_ONLY = ['--json', '只输出 JSON / print JSON and nothing else'] as const;

export function parkedCommand(): Command {
  return new Command('parked')
    .description('列出自动处理办不了而搁置的事件 / list events that reactions could not deal with and parked')
    .option(...NODE)
    .option(...JSON_ONLY)
    .action(async ({ json, ...input }: Options) => {
      const events = await withProgram<readonly ParkedEvent[]>('parked', { ...input, limit: MOST }, () => undefined, { still: true });
      say(events, { json: json === true }, () =>
        events.length === 0 ? '没有搁置的事件 / nothing is parked' : events.map(read).join('\n'),
      );
    });
}

export function retryParkedCommand(): Command {
  return new Command('retry-parked')
    .description('重办一个自动处理搁置的一条事件流 / deal once more with what a reaction parked of a stream')
    .argument('<reaction>', '自动处理的名称 / name of the reaction')
    .argument('<stream>', '事件流 / the stream')
    .option(...NODE)
    .option(...JSON_ONLY)
    .action(async (reaction: string, stream: string, { json, ...input }: Options) => {
      const result = await withProgram<{ dealt: number }>('retry-parked', { ...input, reaction, stream }, () => undefined);
      say(result, { json: json === true }, () => `已重办 ${result.dealt} 条 / events dealt with`);
    });
}

function read({ consumer, stream, revision, problem, at }: ParkedEvent): string {
  return `${at} ${consumer} ${stream}@${revision}: ${problem ?? '排在前一条之后 / waits behind the one before'}`;
}
