import { listen } from '@tongxin/http';
import type { Clock } from '@tongxin/eventing';
import type { Role } from '@tongxin/access';
import type { NodeRecord } from '@tongxin/hosting';
import { foundCommittee } from '../../apps/node/src/found-committee.js';
import { Program } from '../../apps/node/src/program.js';
import { webApplication } from '../../apps/node/src/web-server.js';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signIn } from './sample-program.js';
import { SAMPLE_PASSWORD } from '../../apps/node/src/sample/sample-accounts.js';

export const COUNTY = '990101';
export const TOWNSHIP = '990101101';
export const OTHER = '990101201';

const RECORDS: readonly NodeRecord[] = [
  { id: COUNTY, name: '南溪县政协', level: 'COUNTY', superior: null },
  { id: TOWNSHIP, name: '清河镇政协工委', level: 'TOWN', superior: COUNTY },
  { id: OTHER, name: '云岭乡政协工委', level: 'TOWNSHIP', superior: COUNTY },
];

export type AccountOf = readonly [node: string, account: string, role: Role];

const ACCOUNTS: readonly AccountOf[] = [
  [COUNTY, 'office', 'county-office'],
  [COUNTY, 'leader', 'leader'],
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

/** A county and two townships, linked, empty but for accounts; spoken to over HTTP. */
export class SmallCounty {
  private constructor(
    readonly directory: string,
    readonly program: Program,
    private readonly clock: TestClock,
    readonly url: string,
    private readonly tokens: Map<string, string>,
    private readonly stopServer: () => Promise<void>,
    readonly errors: unknown[],
  ) {}

  static async open(instant: string, records = RECORDS, accounts = ACCOUNTS): Promise<SmallCounty> {
    const directory = await mkdtemp(join(tmpdir(), 'tongxin-small-'));
    const clock = new TestClock(instant);
    const errors: unknown[] = [];
    const program = await Program.open(directory, { clock, onError: (error) => errors.push(error) });
    await program.found(records);
    for (const record of records) await foundCommittee(program, record);
    for (const [node, name, role] of accounts)
      await program.only(node).accounts.create({ name, displayName: name, roles: [role] }, SAMPLE_PASSWORD);
    const server = await listen(webApplication(program), { port: 0 });
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const stopServer = async (): Promise<void> => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    };
    return new SmallCounty(directory, program, clock, url, new Map(), stopServer, errors);
  }

  /** Goes on to ten in the morning of a day; everybody signs in anew. */
  day(day: string): void {
    this.clock.instant = `${day}T02:00:00.000Z`;
    this.tokens.clear();
  }

  /** `who` is `account@node`; the node asked is the account's own. */
  async ask(who: string, method: string, path: string, body?: object, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
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

  /** The same, which must be granted. */
  async done<T>(who: string, method: string, path: string, body?: object): Promise<T> {
    const answer = await this.ask(who, method, path, body);
    if (answer.status >= 300) throw new Error(`${who} ${method} ${path}: ${answer.status} ${answer.text}`);
    return (answer.text === '' ? undefined : answer.json()) as T;
  }

  /** Until views, reactions and links have nothing left to do. */
  async settle(): Promise<void> {
    const heads = (): Promise<number[]> => Promise.all(this.program.nodes().map(({ stores }) => stores.events.head()));
    for (let before = ''; before !== String(await heads());) {
      before = String(await heads());
      for (const { engines } of this.program.nodes()) await engines.settle();
      for (const { engines } of this.program.nodes()) await engines.links.drain();
    }
  }

  async ringAlarms(): Promise<void> {
    for (const { engines } of this.program.nodes()) await engines.ringAlarms();
    await this.settle();
  }

  async close(): Promise<void> {
    await this.stopServer();
    await this.program.close();
    await rm(this.directory, { recursive: true, force: true });
  }
}
