import { Refused, systemClock, type Clock, type Messenger } from '@tongxin/eventing';
import type { NodeRecord } from '@tongxin/hosting';
import { LocalMessenger } from '@tongxin/messaging-local';
import type { NatsLine } from '@tongxin/messaging-nats';
import { lockDataDirectory, type DataDirectoryLock } from '@tongxin/storage-sqlite';
import type { Telemetry } from '@tongxin/telemetry';
import { mkdirSync } from 'node:fs';
import { countyLineOf, type CountyLine } from './county-line.js';
import { nodePath, readDataDirectory, writeDataDirectory, type DataDirectory } from './data-directory.js';
import { restoreByLine, type Lying, type RestoredNode } from './node-restore.js';
import { OpenNode, type NodeSurroundings } from './open-node.js';
import { ReachingMessenger } from './reaching-messenger.js';
import { sampleHints } from './sample/sample-accounts.js';

export interface ProgramOptions {
  readonly clock?: Clock;
  /** Default: one in this process, which reaches every node. */
  readonly messenger?: Messenger;
  /** Told of what no node of its own stands behind; of the rest too where there is no telemetry. */
  readonly onError: (error: unknown) => void;
  /** What this process tells of its nodes. */
  readonly telemetry?: Telemetry;
  /** Set where a reverse proxy stands before it. */
  readonly trustProxy?: NodeSurroundings['trustProxy'];
  /** False leaves the engines still: nothing is folded, signed or sent. For looking at a log as it lies. */
  readonly start?: boolean;
}

/** A line that was just begun takes a while to stand. */
const LINE_PATIENCE_MS = 30_000;

/** All nodes of one data directory in this process. Holds the directory's lock as long as it is open. */
export class Program {
  /** Nodes whose restore was finished as they were opened. */
  readonly restored: RestoredNode[] = [];
  private line: NatsLine | undefined;

  private constructor(
    readonly directory: string,
    private readonly lock: DataDirectoryLock,
    private readonly options: ProgramOptions,
    readonly messenger: ReachingMessenger,
    private readonly open: OpenNode[],
    private sample: DataDirectory['sample'],
  ) {}

  /** @throws DataDirectoryInUse when another process works there. */
  static async open(directory: string, options: ProgramOptions): Promise<Program> {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const lock = lockDataDirectory(directory);
    const messenger = new ReachingMessenger(options.messenger ?? new LocalMessenger());
    const program = new Program(directory, lock, options, messenger, [], false);
    try {
      const { nodes, sample } = await readDataDirectory(directory);
      program.sample = sample;
      await program.reachOut(await countyLineOf(directory, nodes));
      for (const record of nodes) await program.openNode(record);
      return program;
    } catch (error) {
      await program.close();
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
    if (!this.line) await this.reachOut(await countyLineOf(this.directory, records));
    for (const record of records) if (!this.open.some((node) => node.record.id === record.id)) await this.openNode(record);
    await writeDataDirectory(this.directory, this.contents());
  }

  /** From now on nodes elsewhere are reached over this line, in place of one before it. A program that only looks reaches nobody. */
  async reachOut(to: CountyLine | undefined): Promise<void> {
    if (!to || this.options.start === false) return;
    const { NatsLine, NatsMessenger } = await import('@tongxin/messaging-nats');
    const before = this.line;
    this.line = new NatsLine(to.settings, this.options.onError);
    this.messenger.reachOut(new NatsMessenger(this.line, { county: to.county }));
    await before?.close();
  }

  async close(): Promise<void> {
    for (const node of [...this.open].reverse()) await node.close();
    await this.line?.close();
    this.lock.release();
  }

  private async openNode(record: NodeRecord): Promise<void> {
    const { onError, telemetry, trustProxy } = this.options;
    const hints = this.sample !== false ? sampleHints(record.id) : [];
    const directory = nodePath(this.directory, record.id);
    if (this.options.start !== false) await this.finishRestore({ record, directory, clock: this.clock });
    const node = await OpenNode.open(record, directory, {
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

  /** A node that waits for its next life begins it before it does anything else. @throws Refused `restore.county-silent`. */
  private async finishRestore(lying: Lying): Promise<void> {
    const superior = this.open.find(({ record }) => record.id === lying.record.superior);
    await superior?.engines.links.met();
    const restored = await restoreByLine(lying, this.messenger, this.line ? LINE_PATIENCE_MS : 0);
    if (restored) this.restored.push(restored);
  }

  private one(id: string): OpenNode {
    const node = this.open.find(({ record }) => record.id === id);
    if (!node) throw new Refused('node.unknown', { node: id });
    return node;
  }
}
