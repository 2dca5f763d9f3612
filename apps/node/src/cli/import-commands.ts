import { Command } from 'commander';
import { Refused } from '@tongxin/eventing';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { readPlanDocument } from '../../../activities/src/plan-import/plan-document.js';
import { toPlanJson, type PlanJson } from '../../../activities/src/plan-import/plan-json.js';
import type { CommandAnswer } from '@tongxin/runtime';
import type { ImportRosterResult } from '../operations/import-roster.js';
import { EXIT, say, withProgress, type OutputOptions } from './output.js';
import { withProgram } from './with-program.js';

interface Options extends OutputOptions {
  dryRun?: boolean;
  node?: string;
  as?: string;
  year?: string;
}

export function importPlanCommand(): Command {
  return new Command('import-plan')
    .description('读取年度工作计划（TXT、DOCX），确认后记录为该年计划 / read a yearly plan and record it')
    .argument('<file>')
    .option('--dry-run', '只读取，不记录 / read only, record nothing')
    .option('--year <year>', '计划年度，默认取文件中的年份 / year, by default the one the document names')
    .option('--node <id>', '乡镇节点 / the township node')
    .option('--as <account>', '以该账号的名义记录 / in the name of an account')
    .option('--json', '只输出 JSON / print JSON and nothing else')
    .action(async (file: string, { dryRun, json, ...options }: Options) => {
      const bytes = await contentsOf(file);
      const { reading } = await readPlanDocument({ name: basename(file), bytes });
      const found = toPlanJson(reading);
      if (dryRun === true) {
        say(found, { json: json === true }, () => readable(found));
        return;
      }
      const input = { ...options, name: basename(file), base64: bytes.toString('base64') };
      const answer = await withProgress('导入计划', (progress) => withProgram<CommandAnswer>('import-plan', input, progress));
      say(answer, { json: json === true }, () => `${answer.stream}：记录了 ${answer.events.length} 条事件 / events recorded`);
    });
}

export function importRosterCommand(finish: (exit: number) => void): Command {
  return new Command('import-roster')
    .description('导入委员名册（XLSX、CSV），先试算并逐行报告错误 / import a roster of members; errors are told by row')
    .argument('<file>')
    .option('--dry-run', '只试算，不记录 / say what would be done')
    .option('--node <id>', '县级节点 / the county node')
    .option('--as <account>', '以该账号的名义记录 / in the name of an account')
    .option('--json', '只输出 JSON / print JSON and nothing else')
    .action(async (file: string, { json, ...options }: Options) => {
      const input = { ...options, name: basename(file), base64: (await contentsOf(file)).toString('base64') };
      const result = await withProgress('导入名册', (progress) => withProgram<ImportRosterResult>('import-roster', input, progress));
      say(result, { json: json === true }, () => readImportRosterResult(result));
      if (result.errors.length > 0) finish(EXIT.failed);
    });
}

async function contentsOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch {
    throw new Refused('operator.file-unreadable', { file });
  }
}

function readable({ items, quotas, cadences, rules, left }: PlanJson): string {
  return [
    ...items.map(
      ({ type, title, quarter, month, count, sure }) =>
        `${when(quarter, month)}\t${type}\t×${count}\t${title}\t(${Math.round(sure * 100)}%)`,
    ),
    ...Object.entries(quotas).map(([name, number]) => `每人每年 / per member: ${name} ${number}`),
    ...cadences.map(({ type, every, count }) => `${every}\t${type}\t×${count}`),
    ...rules.map(({ kind, source }) => `${kind}: ${source}`),
    `未识别 ${left.length} 句 / ${left.length} sentences left`,
  ].join('\n');
}

function when(quarter: number | null, month: number | null): string {
  if (month !== null) return `${month}月`;
  return quarter === null ? '全年' : `Q${quarter}`;
}

function readImportRosterResult({ errors, admitted, amended, unchanged, leftOut, outcome }: ImportRosterResult): string {
  return [
    `新增 ${admitted}，变更 ${amended}，不变 ${unchanged}，名册未提及 ${leftOut.length} / admitted, amended, unchanged, left out`,
    ...errors.map(({ row, column, text, textEn }) => `第 ${row} 行 ${column}：${text} / ${textEn}`),
    outcome
      ? `已记录 ${outcome.recorded} 项 / ${outcome.recorded} of ${outcome.planned} recorded`
      : '没有记录任何内容 / nothing was recorded',
  ].join('\n');
}
