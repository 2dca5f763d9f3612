import { Refused, systemClock, type Clock } from '@tongxin/eventing';
import type { NodeRecord } from '@tongxin/hosting';
import { LocalMessenger } from '@tongxin/messaging-local';
import { lockDataDirectory, type DataDirectoryLock } from '@tongxin/storage-sqlite';
import type { Telemetry } from '@tongxin/telemetry';
import { mkdirSync } from 'node:fs';
import { nodePath, readDataDirectory, writeDataDirectory, type DataDirectory } from './data-directory.js';
import { OpenNode, type NodeSurroundings } from './open-node.js';
import { sampleHints } from './sample/sample-accounts.js';

export interface ProgramOptions {
  readonly clock?: Clock;
  /** Default: one in this process, which reaches every node. */
  readonly messenger?: LocalMessenger;
  /** Told of what no node of its own stands behind; of the rest too where there is no telemetry. */
  readonly onError: (error: unknown) => void;
  /** What this process tells of its nodes. */
  readonly telemetry?: Telemetry;
  /** Set where a reverse proxy stands before it. */
  readonly trustProxy?: NodeSurroundings['trustProxy'];
  /** False leaves the engines still: nothing is folded, signed or sent. For looking at a log as it lies. */
  readonly start?: boolean;
}

/** All nodes of one data directory in this process. Holds the directory's lock as long as it is open. */
export class Program {
  private constructor(
    readonly directory: string,
    private readonly lock: DataDirectoryLock,
    private readonly options: ProgramOptions,
    readonly messenger: LocalMessenger,
    private readonly open: OpenNode[],
    private sample: DataDirectory['sample'],
  ) {}

  /** @throws DataDirectoryInUse when another process works there. */
  static async open(directory: string, options: ProgramOptions): Promise<Program> {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const lock = lockDataDirectory(directory);
    try {
      const { nodes, sample } = await readDataDirectory(directory);
      const program = new Program(directory, lock, options, options.messenger ?? new LocalMessenger(), [], sample);
      for (const record of nodes) await program.openNode(record);
      return program;
    } catch (error) {
      lock.release();
      throw error;
    }
  }

  get clock(): Clock {
    return this.options.clock ?? systemClock;
  }

  nodes(): readonly OpenNode[] {
    return this.open;
  }

  contents(): DataDirectory {
    return { sample: this.sample, nodes: this.open.map(({ record }) => record) };
  }

  /** Tells other processes where this one can be spoken to. */
  announce: DataDirectoryLock['announce'] = (control) => this.lock.announce(control);

  /** The node named, or all. @throws Refused `node.unknown`. */
  chosen(id?: string): readonly OpenNode[] {
    return id === undefined ? this.open : [this.one(id)];
  }

  /** The node named; unnamed the only one, or the county. @throws Refused `node.unknown`, `node.which`. */
  only(id?: string): OpenNode {
    if (id !== undefined) return this.one(id);
    const [first, ...others] = this.open;
    if (!first) throw new Refused('node.none', { directory: this.directory });
    if (others.length === 0) return first;
    const county = this.open.find(({ record }) => record.level === 'COUNTY');
    if (!county) throw new Refused('node.which', { nodes: this.open.map(({ record }) => record.id) });
    return county;
  }

  /** Founds nodes that are not there yet; `sample` when they are the made-up county's. */
  async found(records: readonly NodeRecord[], sample = this.sample): Promise<void> {
    this.sample = sample;
    for (const record of records) if (!this.open.some((node) => node.record.id === record.id)) await this.openNode(record);
    await writeDataDirectory(this.directory, this.contents());
  }

  async close(): Promise<void> {
    for (const node of [...this.open].reverse()) await node.close();
    this.lock.release();
  }

  private async openNode(record: NodeRecord): Promise<void> {
    const { onError, telemetry, trustProxy } = this.options;
    const hints = this.sample !== false ? sampleHints(record.id) : [];
    const node = await OpenNode.open(record, nodePath(this.directory, record.id), {
      clock: this.clock,
      messenger: this.messenger,
      hints,
      onError,
      ...(telemetry && { telemetry }),
      ...(trustProxy !== undefined && { trustProxy }),
    });
    this.open.push(node);
    if (this.options.start !== false) await node.start();
  }

  private one(id: string): OpenNode {
    const node = this.open.find(({ record }) => record.id === id);
    if (!node) throw new Refused('node.unknown', { node: id });
    return node;
  }
}
