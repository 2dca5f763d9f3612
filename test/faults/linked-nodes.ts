import type { NodeRecord } from '@tongxin/hosting';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkNodes } from '../../apps/node/src/link-nodes.js';
import type { OpenNode } from '../../apps/node/src/open-node.js';
import { compare, Ledger, readLedger } from './ledger.js';
import { logProblems, vaultProblems, viewProblems } from './node-check.js';
import { until } from './nats-run.js';
import { Office, profileIn } from './office.js';
import { COUNTY, hasSentAll, running, stopped, type Place, type Running } from './running-node.js';
import type { Outcome } from './tally.js';
import { copyOf } from './township-copy.js';

const FIRST_MEMBER = 20_001;

/** A node that does not run. */
interface OnDisk {
  readonly record: NodeRecord;
  readonly directory: string;
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
  private isStopped = false;

  private constructor(private readonly random: () => number) {}

  /** As the county lies on its disk. */
  get countyOnDisk(): OnDisk {
    return { record: COUNTY, directory: join(this.folder, COUNTY.id) };
  }

  /** As the townships lie on theirs, and where it is entered what they acknowledged. */
  get townshipsOnDisk(): readonly (OnDisk & { readonly ledger: string })[] {
    return this.townships.map(({ node: { record, directory }, ledger }) => ({ record, directory, ledger: ledger.file }));
  }

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
    this.county = await running(COUNTY, this.countyOnDisk.directory, place);
  }

  async stopCounty(): Promise<void> {
    const { county } = this;
    this.county = undefined;
    await stopped(county);
  }

  /** All nodes stop, so that others may begin a life on what they have. */
  async stop(): Promise<void> {
    for (const township of this.townships) await stopped(township);
    await this.stopCounty();
    this.isStopped = true;
  }

  /** All nodes begin a life on what they have. */
  async startAgain(place: Place): Promise<void> {
    this.isStopped = false;
    await this.startCounty(place);
    for (const [at, township] of this.townships.entries()) {
      const { record, directory } = township.node;
      this.townships[at] = this.atWork(await running(record, directory, place), township.ledger);
    }
  }

  /** A clerk in each township is at work until told to stop. */
  work(): () => Promise<void> {
    const over = new AbortController();
    const working = Promise.all(this.townships.map(({ office }) => office.workUntil(over.signal)));
    return async () => {
      over.abort();
      await working;
    };
  }

  /** The county records something for each township. Resolves when each attempt to send it is known to have failed. */
  async tellInVain(): Promise<void> {
    const { door, engines } = this.countyNode();
    const by = { account: 'operator', node: COUNTY.id, roles: ['administrator'] as const };
    for (const [at, { node }] of this.townships.entries())
      await door.send('members/admit-member', profileIn(node.identity.id), { id: String(FIRST_MEMBER + at), by });
    await until(async () => (await engines.links.states()).every(({ problem }) => problem === 'messaging.nobody-there'));
  }

  /** Resolves when what was due is recorded, and each node knows that the others have all that is for them. */
  async whole(): Promise<void> {
    const nodes = [this.countyNode(), ...this.townships.map(({ node }) => node)];
    for (const { engines } of nodes) await engines.ringAlarms();
    await until(async () => {
      for (const { engines } of nodes) await engines.settle();
      return (await Promise.all(nodes.map(hasSentAll))).every(Boolean);
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
    if (!this.isStopped) await this.stop();
    rmSync(this.folder, { recursive: true });
  }

  private async establish(number: number, place: Place): Promise<void> {
    const record: NodeRecord = { id: `${COUNTY.id}10${number}`, name: `第${number}镇政协工委`, level: 'TOWN', superior: COUNTY.id };
    const township = await running(record, join(this.folder, record.id), place);
    const ledger = new Ledger(join(this.folder, `${record.id}.ledger`));
    this.townships.push(this.atWork(township, ledger));
    const county = this.countyNode();
    const by = { account: 'operator', node: COUNTY.id, roles: ['administrator'] as const };
    for (const { id, name, superior } of [COUNTY, record])
      await county.door.send('committees/establish-committee', { name, superior }, { id, by });
    await linkNodes(county, township.node);
    await this.whole();
  }

  private atWork(township: Running, ledger: Ledger): TownshipAtWork {
    const office = new Office(township.node, { random: this.random, ledger, commands: Infinity });
    return { ...township, ledger, office };
  }

  private countyNode(): OpenNode {
    if (!this.county) throw new Error('the county does not run');
    return this.county.node;
  }
}

async function nodeProblems(node: OpenNode): Promise<string[]> {
  const { id } = node.identity;
  const quarantined = await node.engines.links.quarantined();
  const found = [...(await logProblems(node)), ...(await viewProblems(node))];
  return [...found, ...quarantined.map(({ reason }) => `quarantined: ${reason}`)].map((problem) => `${id}: ${problem}`);
}
