import type { Clock } from '@tongxin/eventing';
import type { NodeRecord } from '@tongxin/hosting';
import { LocalMessenger } from '@tongxin/messaging-local';
import { NatsLine, NatsMessenger } from '@tongxin/messaging-nats';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkNodes } from '../../apps/node/src/link-nodes.js';
import { OpenNode } from '../../apps/node/src/open-node.js';
import { ReachingMessenger } from '../../apps/node/src/reaching-messenger.js';
import { compare, Ledger, readLedger } from './ledger.js';
import { logProblems, vaultProblems, viewProblems } from './node-check.js';
import { pause, until } from './nats-run.js';
import { Office } from './office.js';
import type { Outcome } from './tally.js';
import { copyOf } from './township-copy.js';

/** The nodes share one process: clerks leave time in between for those who send and take. */
const LONGEST_REST_MS = 60;
const COUNTY: NodeRecord = { id: '990101', name: '南溪县政协', level: 'COUNTY', superior: null };

/** How a node reaches the others, and what time it has. */
export interface Place {
  readonly clock: Clock;
  /** Of the nats-server, or of what stands before it. */
  readonly address: string;
  /** How long an answer is waited for, in milliseconds; the product's own unless said. */
  readonly patienceMs?: number;
}

interface Running {
  readonly node: OpenNode;
  readonly line: NatsLine;
}

export interface TownshipAtWork extends Running {
  readonly ledger: Ledger;
  readonly office: Office;
}

/** A county and its townships, each with a folder, a clock and a connection to NATS of its own, for one run of a fault. */
export class LinkedNodes {
  readonly townships: TownshipAtWork[] = [];
  private readonly folder = mkdtempSync(join(tmpdir(), 'tongxin-linked-'));
  private county: Running | undefined;

  private constructor(private readonly random: () => number) {}

  static async open(county: Place, townships: readonly Place[], random: () => number): Promise<LinkedNodes> {
    const nodes = new LinkedNodes(random);
    try {
      await nodes.startCounty(county);
      for (const [at, place] of townships.entries()) await nodes.establish(at + 1, place);
      return nodes;
    } catch (error) {
      await nodes.close();
      throw error;
    }
  }

  /** The county begins a life on what it has. */
  async startCounty(place: Place): Promise<void> {
    this.county = await this.start(COUNTY, place);
  }

  async stopCounty(): Promise<void> {
    const { county } = this;
    this.county = undefined;
    await stop(county);
  }

  /** A clerk in each township is at work until told to stop. */
  work(): () => Promise<void> {
    const over = new AbortController();
    const working = Promise.all(this.townships.map((township) => this.clerk(township, over.signal)));
    return async () => {
      over.abort();
      await working;
    };
  }

  /** Resolves when what was due is recorded, and each node knows that the others have all that is for them. */
  async whole(): Promise<void> {
    const running = [this.countyNode(), ...this.townships.map(({ node }) => node)];
    for (const { engines } of running) await engines.ringAlarms();
    await until(async () => {
      for (const { engines } of running) await engines.settle();
      return (await Promise.all(running.map(hasSentAll))).every(Boolean);
    });
  }

  /** What stands: all that was acknowledged, at its township or where it went to, once; at the county the same as at home; views as if built anew. */
  async found(): Promise<Omit<Outcome, 'where' | 'recoveryMs'>> {
    const county = this.countyNode();
    const found = { acknowledged: 0, lost: [] as string[], doubled: [] as string[], problems: [] as string[] };
    for (const { node, ledger } of this.townships) {
      const { acknowledged } = readLedger(readFileSync(ledger.file, 'utf8'));
      const { ids, atHome, problems } = await copyOf(node, county);
      const standing = compare(acknowledged, ids);
      found.acknowledged += acknowledged.size;
      found.lost.push(...standing.lost);
      found.doubled.push(...standing.doubled, ...compare(acknowledged, atHome).doubled);
      found.problems.push(...problems, ...(await nodeProblems(node)), ...(await vaultProblems(node)));
    }
    found.problems.push(...(await nodeProblems(county)));
    return found;
  }

  async close(): Promise<void> {
    for (const township of this.townships) await stop(township);
    await stop(this.county);
    rmSync(this.folder, { recursive: true });
  }

  private async clerk({ office }: TownshipAtWork, over: AbortSignal): Promise<void> {
    while (!over.aborted) {
      await office.activity();
      await pause(this.random() * LONGEST_REST_MS);
    }
  }

  private async establish(number: number, place: Place): Promise<void> {
    const record: NodeRecord = { id: `${COUNTY.id}10${number}`, name: `第${number}镇政协工委`, level: 'TOWN', superior: COUNTY.id };
    const running = await this.start(record, place);
    const ledger = new Ledger(join(this.folder, `${record.id}.ledger`));
    const office = new Office(running.node, { random: this.random, ledger, commands: Infinity });
    this.townships.push({ ...running, ledger, office });
    const county = this.countyNode();
    const by = { account: 'operator', node: COUNTY.id, roles: ['administrator'] as const };
    for (const { id, name, superior } of [COUNTY, record])
      await county.door.send('committees/establish-committee', { name, superior }, { id, by });
    await linkNodes(county, running.node);
    await this.whole();
  }

  private async start(record: NodeRecord, { clock, address, patienceMs }: Place): Promise<Running> {
    // Troubles of the line are what this is about.
    const onError = (): void => undefined;
    const line = new NatsLine({ servers: [address], name: record.id }, onError);
    await line.connected();
    const messenger = new ReachingMessenger(new LocalMessenger());
    messenger.reachOut(new NatsMessenger(line, { county: COUNTY.id, ...(patienceMs !== undefined && { patienceMs }) }));
    const node = await OpenNode.open(record, join(this.folder, record.id), { clock, messenger, hints: [], onError });
    await node.start();
    return { node, line };
  }

  private countyNode(): OpenNode {
    if (!this.county) throw new Error('the county does not run');
    return this.county.node;
  }
}

async function hasSentAll({ engines, stores }: OpenNode): Promise<boolean> {
  const [links, head] = [await engines.links.states(), await stores.events.head()];
  return links.length > 0 && links.every(({ problem, position }) => problem === null && position === head);
}

async function nodeProblems(node: OpenNode): Promise<string[]> {
  const { id } = node.identity;
  const quarantined = await node.engines.links.quarantined();
  const found = [...(await logProblems(node)), ...(await viewProblems(node))];
  return [...found, ...quarantined.map(({ reason }) => `quarantined: ${reason}`)].map((problem) => `${id}: ${problem}`);
}

async function stop(running: Running | undefined): Promise<void> {
  await running?.node.close();
  await running?.line.close();
}
