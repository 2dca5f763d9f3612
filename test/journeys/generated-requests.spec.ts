import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { accountsOf } from '../../apps/node/src/sample/sample-accounts.js';
import { COUNTY, TOWNSHIPS } from '../../apps/node/src/sample/sample-nodes.js';
import { operationsOf, type ApiDocument, type Asked, type Known, type Operation } from './requests-of-document.js';
import { serveSample, signIn, type ServedSample } from './sample-program.js';

// Requests made from the API document, as every account of every node: whatever is asked, the answer is one that the document declares.

jest.setTimeout(900_000);

const WANTED = 20_000;
const IN_FLIGHT = 8;
/** The same requests each time, but for the ids that the sample made. */
const SEED = 20_230_101;
/** So often an account is told that an operation is not for its role before it is believed. */
const TURNED_AWAY = 2;

interface Account {
  readonly node: string;
  readonly name: string;
  token: string;
}

let sample: ServedSample;
const accounts: Account[] = [];
let document: ApiDocument;

beforeAll(async () => {
  sample = await serveSample();
  document = JSON.parse(readFileSync('dist/openapi.json', 'utf8')) as ApiDocument;
  for (const { id } of [COUNTY, ...TOWNSHIPS]) {
    for (const { account } of accountsOf(id)) accounts.push({ node: id, name: account, token: await signIn(sample.url, id, account) });
  }
});

afterAll(() => sample.close());

/** All words in the answers to lists, by field. */
async function known(): Promise<Known> {
  const words = new Map<string, Set<string>>();
  const lists = Object.keys(document.paths).filter((path) => !path.includes('{'));
  for (const account of accounts) {
    for (const path of lists) {
      const response = await ask(account, 'GET', { path, headers: {}, body: undefined });
      if (response.headers.get('content-type')?.includes('json')) gather(await response.json(), 'id', words);
    }
  }
  // Names of accounts are made up: whoever is disabled or locked out asks nothing any more.
  words.delete('account');
  return new Map([...words].map(([name, found]) => [name, [...found].slice(0, 400)]));
}

function gather(value: unknown, name: string, words: Map<string, Set<string>>): void {
  if (typeof value === 'string') words.set(name, (words.get(name) ?? new Set()).add(value));
  if (Array.isArray(value)) for (const one of value) gather(one, name, words);
  else if (typeof value === 'object' && value !== null) for (const [field, one] of Object.entries(value)) gather(one, field, words);
}

async function ask({ node, token }: Account, method: string, { path, headers, body }: Asked): Promise<Response> {
  const send = () =>
    fetch(`${sample.url}/n/${node}${path}`, {
      method,
      headers: { ...headers, authorization: `Bearer ${token}` },
      ...(body !== undefined && { body }),
    });
  // A connection that had idled may be closed at the very moment it is used again; twice in a row that is no accident.
  return send().catch(send);
}

function shown({ path, body }: Asked): string {
  return `${path} ${typeof body === 'string' ? body : ''}`;
}

interface Outcome {
  readonly status: number;
  readonly wrong?: string;
}

/** What an account may be asked to do next: one operation, with as many requests as are wanted. */
class Turn {
  private turnedAway = 0;

  constructor(
    readonly account: Account,
    readonly operation: Operation,
    private readonly requests: Iterator<Asked>,
  ) {}

  get isOver(): boolean {
    return this.turnedAway >= TURNED_AWAY;
  }

  /** The status, and what is wrong with it, if anything is. */
  async take(): Promise<Outcome> {
    const { method, path, declared } = this.operation;
    const asked = this.requests.next().value as Asked;
    const response = await ask(this.account, method, asked).catch((error: unknown) => {
      throw new Error(`${method} ${path} as ${this.account.name}: ${shown(asked)}`, { cause: error });
    });
    const text = await response.text();
    if (response.status === 403 && text.includes('access.role')) this.turnedAway += 1;
    if (response.status === 401) await this.signInAgain();
    const { status } = response;
    if (status < 500 && declared.has(String(status))) return { status };
    return {
      status,
      wrong: `${method} ${path} as ${this.account.name}: ${status} ${text.slice(0, 300)} for ${shown(asked)}`,
    };
  }

  /** Somebody may have signed this account out, or given it another password. */
  private async signInAgain(): Promise<void> {
    this.account.token = await signIn(sample.url, this.account.node, this.account.name).catch(() => this.account.token);
  }
}

async function* inFlight(turns: readonly Turn[]): AsyncGenerator<Outcome> {
  for (let at = 0; at < turns.length; at += IN_FLIGHT) yield* await Promise.all(turns.slice(at, at + IN_FLIGHT).map((turn) => turn.take()));
}

it('answers whatever the document lets be asked with what the document declares', async () => {
  const operations = operationsOf(document, await known());
  const streams = operations.map(({ requests }, at) => fc.sample(requests, { seed: SEED + at, numRuns: 1_000 })[Symbol.iterator]());
  let turns = operations.flatMap((operation, at) =>
    accounts.map((account) => new Turn(account, operation, streams[at] as Iterator<Asked>)),
  );
  const statuses = new Map<number, number>();
  const wrong = new Set<string>();
  let count = 0;
  while (count < WANTED) {
    for await (const outcome of inFlight(turns)) {
      count += 1;
      statuses.set(outcome.status, (statuses.get(outcome.status) ?? 0) + 1);
      if (outcome.wrong !== undefined) wrong.add(outcome.wrong);
    }
    turns = turns.filter(({ isOver }) => !isOver);
  }
  process.stdout.write(
    `${count} requests: ${[...statuses]
      .sort()
      .map(([status, times]) => `${status} × ${times}`)
      .join(', ')}\n`,
  );
  expect([...wrong].slice(0, 20)).toEqual([]);
  expect(statuses.get(200)).toBeGreaterThan(WANTED / 10);
});
