import { Command } from 'commander';
import { Refused, systemClock } from '@tongxin/eventing';
import { lockDataDirectory } from '@tongxin/storage-sqlite';
import { resolve } from 'node:path';
import { dataPath, nodePath, readDataDirectory } from '../data-directory.js';
import { assertKeptHere } from '../kept-here.js';
import { requestRestore, restoreAlone, restoreByFile, type Lying, type RestoredNode } from '../node-restore.js';
import { restore, type PutBack } from '../operations/restore.js';
import { Program } from '../program.js';
import { say, type OutputOptions } from './output.js';
import { reportOnStandardError } from './with-program.js';

interface Options extends OutputOptions {
  fromCounty?: boolean;
  request?: string;
  answer?: string;
  alone?: boolean;
  trust?: boolean;
  node?: string;
}

/** What was done, in the order in which it was. */
interface Result {
  readonly nodes: readonly PutBack[];
  readonly restored: readonly RestoredNode[];
  /** The file in which the superior is asked. */
  readonly request: { readonly file: string; readonly to: string } | null;
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description(
      '把备份放回空的数据目录，并从上级取回此后的数据，开始新的纪元 / put a backup into an empty data directory and take what came after it from the superior, under a new epoch',
    )
    .argument('[folder]', '备份目录；已放回的可省略 / folder of the backup; left out where it was put back before')
    .option('--from-county', '立即经网络从上级取回（启动节点时也会取回） / take the rest over the line now; a start does so too')
    .option('--request <file>', '写出给上级的取回请求文件 / write what is asked of the superior to a file')
    .option('--answer <file>', '导入上级的答复文件 / take the superior’s answer from a file')
    .option('--alone', '上级也丢失了数据，不取回 / begin without the superior, which lost its copy too')
    .option('--trust', '本节点密钥已丢失时采信上级 / take the superior at its word where this node’s key was lost')
    .option('--node <id>', '节点，默认唯一的节点 / node; by default the only one')
    .option('--json', '只输出 JSON / print JSON and nothing else')
    .action(async (folder: string | undefined, options: Options) => {
      assertKeptHere();
      if (folder === undefined && !chosen(options)) throw new Refused('restore.no-backup', { folder: '' });
      const { nodes } = folder === undefined ? { nodes: [] } : await restore(folder, dataPath());
      const result = { nodes, ...(await goOn(options)) };
      say(result, options, () => read(result));
    });
}

function chosen({ fromCounty, request, answer, alone }: Options): boolean {
  return [fromCounty, request, answer, alone].some((one) => one !== undefined);
}

async function goOn({ fromCounty, request, answer, alone, trust, node }: Options): Promise<Omit<Result, 'nodes'>> {
  if (fromCounty === true) return { restored: await byLine(), request: null };
  if (request !== undefined) {
    const file = resolve(request);
    return { restored: [], request: { file, to: await locked(node, (lying) => requestRestore(lying, file)) } };
  }
  const byFile = (file: string) => locked(node, (lying) => restoreByFile(lying, resolve(file), { trust: trust === true }));
  if (answer !== undefined) return { restored: [await byFile(answer)], request: null };
  if (alone === true) return { restored: [await locked(node, restoreAlone)], request: null };
  return { restored: [], request: null };
}

/** Opens all nodes: those that wait begin their next life. */
async function byLine(): Promise<readonly RestoredNode[]> {
  const program = await Program.open(dataPath(), { onError: reportOnStandardError });
  await program.close();
  return program.restored;
}

/** One node that lies in the data directory, while no other process works there. @throws Refused `node.none`, `node.which`, `node.unknown`. */
async function locked<T>(node: string | undefined, work: (lying: Lying) => Promise<T>): Promise<T> {
  const directory = dataPath();
  const lock = lockDataDirectory(directory);
  try {
    const { nodes } = await readDataDirectory(directory);
    if (nodes.length === 0) throw new Refused('node.none', { directory });
    const record = node === undefined && nodes.length === 1 ? nodes[0] : nodes.find(({ id }) => id === node);
    if (!record)
      throw node === undefined ? new Refused('node.which', { nodes: nodes.map(({ id }) => id) }) : new Refused('node.unknown', { node });
    return await work({ record, directory: nodePath(directory, record.id), clock: systemClock });
  } finally {
    lock.release();
  }
}

function read({ nodes, restored, request }: Result): string {
  return [
    ...nodes.map((put) =>
      'epoch' in put
        ? `${put.node}: 已恢复，纪元 ${put.epoch} / restored, epoch ${put.epoch}`
        : `${put.node}: 已放回，待从 ${put.awaits} 取回此后的数据 / put back, waits for what ${put.awaits} has since`,
    ),
    ...restored.flatMap(readRestored),
    ...(request ? [`请把请求带给 ${request.to} / carry the request to ${request.to}: ${request.file}`] : []),
  ].join('\n');
}

/** Names the stretch that may be lost, so that the clerk can enter it again. */
export function readRestored({ node, epoch, kept, unknown: { after, until, returned } }: RestoredNode): string[] {
  const [from, to] = [after ?? '—', until?.signedAt ?? '—'];
  return [
    `${node}: 纪元 ${epoch}，备份至第 ${kept} 条，取回 ${returned} 条 / epoch ${epoch}, ${kept} from the backup, ${returned} given back`,
    `  无法确知：${from} 之后记录而未送达上级的内容（上级最后见证于 ${to}），以及其间不共享的内容`,
    `  Unknown: what was recorded after ${from} and never sent (last witnessed by the superior at ${to}), and what is not shared`,
  ];
}
