import { listen } from '@tongxin/http';
import type { Clock, RecordedEvent } from '@tongxin/eventing';
import type { Express } from 'express';
import type { Role } from '@tongxin/access';
import type { NodeRecord } from '@tongxin/hosting';
import { foundCommittee } from '../../apps/node/src/found-committee.js';
import { DistributedCounty } from '../../apps/node/src/distributed/distributed-county.js';
import { Program, type ProgramOptions } from '../../apps/node/src/program.js';
import { webApplication, type MetricsOffer } from '../../apps/node/src/web-server.js';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clockedProgram, CountyApart, SaidLines } from './county-apart.js';
import { signIn } from './sample-program.js';
import { SAMPLE_PASSWORD } from '../../apps/node/src/sample/sample-accounts.js';

export const COUNTY = '990101';
export const TOWNSHIP = '990101101';
export const OTHER = '990101201';

const COUNTY_RECORD: NodeRecord = { id: COUNTY, name: '南溪县政协', level: 'COUNTY', superior: null };
const TOWNSHIP_RECORDS: readonly NodeRecord[] = [
  { id: TOWNSHIP, name: '清河镇政协工委', level: 'TOWN', superior: COUNTY },
  { id: OTHER, name: '云岭乡政协工委', level: 'TOWNSHIP', superior: COUNTY },
];

export type AccountOf = readonly [node: string, account: string, role: Role, memberId?: string];

const ACCOUNTS: readonly AccountOf[] = [
  [COUNTY, 'office', 'county-office'],
  [COUNTY, 'leader', 'leader'],
  [COUNTY, 'proposals', 'proposal-office'],
  [COUNTY, 'information', 'information-office'],
  [COUNTY, 'admin', 'administrator'],
  [TOWNSHIP, 'clerk', 'clerk'],
  [TOWNSHIP, 'lead', 'township-lead'],
  [TOWNSHIP, 'admin', 'administrator'],
  [OTHER, 'clerk', 'clerk'],
];

/** A clock that goes on when it is told to. */
class TestClock implements Clock {
  constructor(public instant: string) {}

  now(): string {
    return this.instant;
  }
}

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
  json<T>(): T;
}

export interface CountyHereOptions {
  readonly records?: readonly NodeRecord[];
  readonly accounts?: readonly AccountOf[];
  /** What is told of its nodes, and who may read the numbers. */
  readonly told?: Pick<ProgramOptions, 'telemetry'>;
  readonly offer?: MetricsOffer;
}

export interface CountyApartOptions {
  readonly townships?: readonly NodeRecord[];
  readonly accounts?: readonly AccountOf[];
  /** Environment variables beside those that each service is given. */
  readonly settings?: NodeJS.ProcessEnv;
}

/** A county and its townships, linked, empty but for accounts; spoken to over HTTP. */
export class SmallCounty {
  private readonly tokens = new Map<string, string>();
  private moved: Promise<unknown> = Promise.resolve();

  private constructor(
    readonly directory: string,
    /** Every node's; the townships' alone where the county's services are processes. */
    readonly program: Program,
    private readonly clock: TestClock,
    readonly url: string,
    private readonly stop: () => Promise<void>,
    readonly errors: unknown[],
    private readonly apart?: CountyApart,
  ) {}

  /** All in this process. */
  static async open(
    instant: string,
    { records = [COUNTY_RECORD, ...TOWNSHIP_RECORDS], accounts = ACCOUNTS, told = {}, offer }: CountyHereOptions = {},
  ): Promise<SmallCounty> {
    const { directory, clock, errors, onError } = await place(instant);
    const program = await Program.open(directory, { clock, onError, ...told });
    await program.found(records);
    for (const record of records) await foundCommittee(program, record);
    for (const { identity } of program.nodes())
      for (const account of accountsAt(accounts, identity.id)) await program.only(identity.id).accounts.create(account, SAMPLE_PASSWORD);
    const { url, stopServer } = await served(webApplication(program, offer));
    const stop = async (): Promise<void> => {
      await stopServer();
      await program.close();
    };
    return new SmallCounty(directory, program, clock, url, stop, errors);
  }

  /** The county's services each in a process of its own, on a nats-server and the double of EventStoreDB; the townships here, over NATS. */
  static async openApart(
    instant: string,
    { townships = TOWNSHIP_RECORDS, accounts = ACCOUNTS, settings = {} }: CountyApartOptions = {},
  ): Promise<SmallCounty> {
    const { directory, clock, errors, onError } = await place(instant);
    const said = new SaidLines();
    const county = await DistributedCounty.open({
      ...{ record: COUNTY_RECORD, townships, directory, clock, onError, password: SAMPLE_PASSWORD },
      environment: { ...process.env, EVENTSTORE_URL: '', MONGODB_URL: '', NATS_URL: '', ...settings },
      accountsOf: (node) => accountsAt(accounts, node),
      programOf: clockedProgram(instant),
      say: said.say,
    });
    const { url, stopServer } = await served(county.http);
    const stop = async (): Promise<void> => {
      await stopServer();
      await county.close();
    };
    return new SmallCounty(directory, county.townships, clock, url, stop, errors, new CountyApart(county, said));
  }

  /** The county's services as processes. @throws where they are not. */
  get services(): CountyApart {
    if (!this.apart) throw new Error('the services are in this process');
    return this.apart;
  }

  /** What the county's processes printed so far; nothing where it is in this one. */
  get printed(): string {
    return this.apart?.printed ?? '';
  }

  /** Goes on to ten in the morning of a day; everybody signs in anew. */
  day(day: string): void {
    this.goOn(`${day}T02:00:00.000Z`);
    this.tokens.clear();
  }

  goOn(instant: string): void {
    this.clock.instant = instant;
    this.moved = this.apart?.setClock(instant) ?? this.moved;
  }

  /** `who` is `account@node`; the node asked is the account's own. */
  async ask(who: string, method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
    await this.moved;
    const [account = '', node = ''] = who.split('@');
    const token = this.tokens.get(who) ?? (await signIn(this.url, node, account));
    this.tokens.set(who, token);
    const response = await fetch(`${this.url}/n/${node}/api/${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}`, ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, text, headers: response.headers, json: <T>() => JSON.parse(text) as T };
  }

  /** What whoever signed in last under a name sends along. */
  bearing(who: string): Readonly<Record<string, string>> {
    return { authorization: `Bearer ${this.tokens.get(who) ?? ''}` };
  }

  /** The same, which must be granted. */
  async done<T>(who: string, method: string, path: string, body?: object): Promise<T> {
    const answer = await this.ask(who, method, path, body);
    if (answer.status >= 300) throw new Error(`${who} ${method} ${path}: ${answer.status} ${answer.text}`);
    return (answer.text === '' ? undefined : answer.json()) as T;
  }

  /** Types of a stream's events as they stand at a node. */
  async eventsOf(node: string, stream: string): Promise<readonly string[]> {
    return (await this.recorded(node, stream)).map(({ type }) => type);
  }

  /** A stream's events as they stand at a node. */
  recorded(node: string, stream: string): Promise<readonly RecordedEvent[]> {
    return this.apart && node === COUNTY ? this.apart.read(stream) : this.program.only(node).stores.events.read(stream);
  }

  /** Where a node's log ends. */
  headOf(node: string): Promise<number> {
    return this.apart && node === COUNTY ? this.apart.head() : this.program.only(node).stores.events.head();
  }

  /** Until views, reactions and links have nothing left to do. */
  async settle(): Promise<void> {
    const here = (): Promise<number>[] => this.program.nodes().map(({ stores }) => stores.events.head());
    const heads = (): Promise<number[]> => Promise.all([...here(), ...(this.apart ? [this.apart.head()] : [])]);
    for (let before = ''; before !== String(await heads());) {
      before = String(await heads());
      for (const { engines } of this.program.nodes()) await engines.settle();
      for (const { engines } of this.program.nodes()) await engines.links.drain();
      await this.apart?.settle();
    }
  }

  async ringAlarms(): Promise<void> {
    await this.moved;
    for (const { engines } of this.program.nodes()) await engines.ringAlarms();
    await this.apart?.ring();
    await this.settle();
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.directory, { recursive: true, force: true });
  }
}

async function place(instant: string) {
  const errors: unknown[] = [];
  const directory = await mkdtemp(join(tmpdir(), 'tongxin-small-'));
  return { directory, clock: new TestClock(instant), errors, onError: (error: unknown) => void errors.push(error) };
}

async function served(application: Express): Promise<{ url: string; stopServer: () => Promise<void> }> {
  const server = await listen(application, { port: 0 });
  const stopServer = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, stopServer };
}

function accountsAt(accounts: readonly AccountOf[], at: string) {
  return accounts
    .filter(([node]) => node === at)
    .map(([, name, role, memberId]) => ({ name, displayName: name, roles: [role], ...(memberId !== undefined && { memberId }) }));
}
