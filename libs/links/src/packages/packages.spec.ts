import { NodeKeys } from '@tongxin/access';
import type { Event } from '@tongxin/eventing';
import { LocalFeed } from '@tongxin/messaging-local';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { INBOXES } from '../inbox.js';
import { WITNESSED_HEADS } from '../link-receiver.js';
import type { SenderOptions } from '../link-sender.js';
import { clock, LinkedNodeUnderTest } from '../testing/linked-node.js';
import { SwitchedLine } from '../testing/switched-line.js';
import { PackageFiles } from './package-files.js';
import type { Exported } from './packages.js';

const COUNTY = '990101';
const A = '990101101';
const B = '990101201';
const batch = { from: A, to: COUNTY, epoch: 1, entries: [], heads: [], notaryHead: null, signature: '' };
const held = (title: string): Event => ({ type: 'ActivityHeld', data: { title } });

let folder: string;
let line: SwitchedLine;
let keys: ReadonlyMap<string, NodeKeys>;
let nodes: { node: LinkedNodeUnderTest; stores: SqliteStores }[];

beforeAll(async () => {
  keys = new Map(await Promise.all([COUNTY, A, B].map(async (id) => [id, await NodeKeys.ephemeral()] as const)));
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'packages-'));
  line = new SwitchedLine(false);
  nodes = [];
});

afterEach(async () => {
  for (const { node, stores } of nodes) {
    await node.stop();
    await stores.close();
  }
  await rm(folder, { recursive: true });
});

interface Options {
  readonly sending?: SenderOptions;
  readonly epoch?: number;
}

async function open(id: string, { sending = {}, epoch = 1 }: Options = {}): Promise<LinkedNodeUnderTest> {
  const stores = openSqliteStores(join(folder, id), { clock, synchronous: 'OFF' });
  const { events, records, views } = stores;
  const parts = { events, records, views, feed: new LocalFeed(events), messenger: line, keys: keys.get(id)!, sending, epoch };
  const node = new LinkedNodeUnderTest(id, parts);
  nodes.push({ node, stores });
  return node.start();
}

async function pair(options: Options = {}): Promise<[county: LinkedNodeUnderTest, township: LinkedNodeUnderTest]> {
  const [county, township] = [await open(COUNTY), await open(A, options)];
  await county.link(township, 'SUBORDINATE');
  await township.link(county, 'SUPERIOR');
  return [county, township];
}

const at = (name: string) => join(folder, name);
const head = (node: LinkedNodeUnderTest) => node.parts.events.head();
const acknowledged = async (node: LinkedNodeUnderTest) => (await node.links.states())[0]?.acknowledged;

/** By file to the receiver, and what it has back by file. */
async function carry(from: LinkedNodeUnderTest, to: LinkedNodeUnderTest, name: string): Promise<Exported> {
  const exported = await from.links.packages.export(to.id, at(name));
  for (const { file } of exported.files) await to.links.packages.import(file);
  await to.links.packages.acknowledge(from.id, at(`${name}.ack`));
  await from.links.packages.import(at(`${name}.ack`));
  return exported;
}

describe('a package', () => {
  it('carries what the link would, and its acknowledgement moves the mark as the link’s would', async () => {
    const [county, township] = await pair();
    const stream = await township.happen('activity', 'a1', held('调研'), held('视察'));
    await township.happen('diary', 'd', held('私'));
    expect(await carry(township, county, 'one')).toMatchObject({ to: COUNTY, entries: 2, sequence: 2 });
    expect(await county.copy(stream)).toEqual(await township.copy(stream));
    expect(await county.copies()).toEqual([stream]);
    expect(await acknowledged(township)).toBe(2);
    expect(await carry(township, county, 'two')).toMatchObject({ entries: 0, sequence: 2 });
    const register = await county.happen('register', 'r', held('名册'));
    await carry(county, township, 'three');
    expect(await township.copy(register)).toEqual(await county.copy(register));
  });

  it('brings the superior the end of the log to witness', async () => {
    const [county, township] = await pair();
    await township.happen('diary', 'd', held('私'));
    await township.notary.start();
    await township.notary.sign();
    await carry(township, county, 'one');
    await township.notary.stop();
    expect(await county.parts.records.list(WITNESSED_HEADS, { prefix: `${A}:` })).toHaveLength(1);
  });

  it('changes nothing when it is imported again, late, or after the line brought some of it or all', async () => {
    const [county, township] = await pair({ sending: { batchBytes: 300 } });
    await township.happen('activity', 'a1', held('一'), held('二'), held('三'));
    await township.links.packages.export(COUNTY, at('early'));
    line.isUp = true;
    await township.links.drain();
    line.isUp = false;
    const stream = await township.happen('activity', 'a1', held('四'), held('五'));
    await township.links.packages.export(COUNTY, at('late'));
    expect(await county.links.packages.import(at('late'))).toMatchObject({ fresh: 2, sequence: 5 });
    const before = await head(county);
    for (const name of ['early', 'late', 'early']) {
      expect(await county.links.packages.import(at(name))).toMatchObject({ fresh: 0, sequence: 5 });
    }
    expect(await head(county)).toBe(before);
    expect(await county.copy(stream)).toEqual(await township.copy(stream));
    expect(await county.links.quarantined()).toEqual([]);
    line.isUp = true;
    await township.links.drain();
    expect([await head(county), await acknowledged(township)]).toEqual([before, 5]);
  });

  it('moves no mark back by an acknowledgement that comes late', async () => {
    const [county, township] = await pair();
    await township.happen('activity', 'a1', held('一'));
    await carry(township, county, 'one');
    await township.happen('activity', 'a1', held('二'));
    await carry(township, county, 'two');
    await township.links.packages.import(at('one.ack'));
    expect(await acknowledged(township)).toBe(2);
  });

  it('takes the place of what is under way on the line at the same time', async () => {
    const [county, township] = await pair({ sending: { batchBytes: 300 } });
    line.isUp = true;
    const stream = await township.happen('activity', 'a1', ...Array.from({ length: 40 }, (_, n) => held(`${n}`)));
    await Promise.all([township.links.drain(), carry(township, county, 'one')]);
    await township.links.drain();
    expect(await county.copy(stream)).toEqual(await township.copy(stream));
    expect([await acknowledged(township), await county.links.quarantined()]).toEqual([40, []]);
  });

  it('is cut into files by size, which go in order', async () => {
    const [county, township] = await pair({ sending: { batchBytes: 400 } });
    const stream = await township.happen('activity', 'a1', ...Array.from({ length: 30 }, (_, n) => held(`${n}`)));
    const { files, entries } = await township.links.packages.export(COUNTY, at('cut.txp'), 2_000);
    expect(files.length).toBeGreaterThan(2);
    expect(files[1]?.file).toBe(at('cut-2.txp'));
    for (const { file, bytes } of files) expect((await stat(file)).size).toBe(bytes);
    await expect(county.links.packages.import(at('cut-2.txp'))).rejects.toMatchObject({ code: 'package.hole' });
    expect(await head(county)).toBe(2);
    for (const { file } of files) await county.links.packages.import(file);
    expect(await county.copy(stream)).toHaveLength(entries);
  });

  it('relays another township’s stream with its owner’s word', async () => {
    const [county, township] = await pair();
    const other = await open(B);
    await county.link(other, 'SUBORDINATE');
    await other.link(county, 'SUPERIOR');
    const stream = await township.happen('activity', 'a1', held('一'), held('二'));
    await county.share(stream, B);
    await carry(township, county, 'up');
    await carry(county, other, 'down');
    expect(await other.copy(stream)).toEqual(await township.copy(stream));
  });
});

describe('a package is refused and changes nothing', () => {
  let county: LinkedNodeUnderTest;
  let township: LinkedNodeUnderTest;

  beforeEach(async () => {
    [county, township] = await pair();
    await township.happen('activity', 'a1', held('一'), held('二'));
    await township.links.packages.export(COUNTY, at('good'));
  });

  async function expectRefused(name: string, code: string, by = county): Promise<void> {
    const before = await head(by);
    await expect(by.links.packages.import(at(name))).rejects.toMatchObject({ code });
    expect(await head(by)).toBe(before);
    expect(await by.parts.records.get(INBOXES, A)).toBeUndefined();
    expect(await by.links.quarantined()).toEqual([]);
  }

  async function changed(change: (bytes: Buffer) => Uint8Array): Promise<string> {
    await writeFile(at('changed'), change(await readFile(at('good'))));
    return 'changed';
  }

  /** A file as the township could make it if it wanted to. */
  async function made(parts: Partial<{ from: string; epoch: number }>, signer: NodeKeys, ...values: unknown[]): Promise<string> {
    const header = { kind: 'ENTRIES', from: A, to: COUNTY, epoch: 1, acknowledges: null, ...parts } as const;
    const files = new PackageFiles(at('made'), header, keys.get(COUNTY)!.encryptionPem, signer, 1e9);
    await files.write(async (write) => {
      for (const value of values) await write(value);
      return () => undefined;
    });
    return 'made';
  }

  it('that is no package', async () => {
    await writeFile(at('text'), '请示\n');
    await expectRefused('text', 'package.not-a-package');
  });

  it('of a later form', async () => {
    await expectRefused(
      await changed((bytes) => Buffer.from(bytes.toString('latin1').replace('"version":1', '"version":2'), 'latin1')),
      'package.other-version',
    );
  });

  it('whose end is missing, wherever it was cut', async () => {
    const { length, body } = await bodyOf();
    for (let end = body + 1; end < length; end += 97) {
      await expectRefused(await changed((bytes) => bytes.subarray(0, end)), 'package.truncated');
    }
  });

  it('with one altered byte, wherever it is', async () => {
    const { length, body } = await bodyOf();
    for (let byte = body + 4; byte < length; byte += 61) {
      const name = await changed((bytes) => {
        bytes[byte] = (bytes[byte] ?? 0) ^ 1;
        return bytes;
      });
      await expect(county.links.packages.import(at(name))).rejects.toMatchObject({
        code: expect.stringMatching(/^package\.(altered|truncated)$/) as unknown,
      });
    }
    expect(await head(county)).toBe(2);
  });

  it('to which something was added', async () => {
    await expectRefused(await changed((bytes) => Buffer.concat([bytes, Buffer.alloc(40)])), 'package.altered');
  });

  it('whose first line was altered', async () => {
    await expectRefused(
      await changed((bytes) => Buffer.from(bytes.toString('latin1').replace('"epoch":1', '"epoch":7'), 'latin1')),
      'package.altered',
    );
  });

  it('that another signed', async () => {
    await expectRefused(await made({}, keys.get(B)!), 'package.bad-signature');
  });

  it('of a node that is not linked', async () => {
    await expectRefused(await made({ from: B }, keys.get(B)!), 'package.unknown-peer');
  });

  it('for another node', async () => {
    await expectRefused('good', 'package.wrong-receiver', township);
  });

  it('closed to a key the node no longer has', async () => {
    keys = new Map([...keys, [COUNTY, await NodeKeys.ephemeral()]]);
    const { node, stores } = nodes[0];
    await node.stop();
    await stores.close();
    nodes.shift();
    await expectRefused('good', 'package.other-key', await open(COUNTY));
  });

  it('with batches of another sender, or with streams that are not its sender’s', async () => {
    await expectRefused(await made({}, keys.get(A)!, { ...batch, from: B, first: 1 }), 'package.wrong-owner');
    await rm(at('made'));
    const entry = { stream: `register-${COUNTY}.r`, revision: 0, text: '{}', hash: '' };
    await expectRefused(await made({}, keys.get(A)!, { ...batch, first: 1, entries: [entry] }), 'package.wrong-owner');
  });

  it('of an epoch before the last', async () => {
    await county.parts.records.put(INBOXES, { [A]: { sequence: 0, epoch: 2, receivedAt: '2026-04-01' } });
    await expect(county.links.packages.import(at('good'))).rejects.toMatchObject({ code: 'package.old-epoch' });
    expect(await head(county)).toBe(2);
  });

  it('that acknowledges what an earlier life of the receiver sent', async () => {
    await county.links.packages.import(at('good'));
    await county.links.packages.acknowledge(A, at('ack'));
    const { node, stores } = nodes[1];
    await node.stop();
    await stores.close();
    nodes.pop();
    const again = await open(A, { epoch: 2 });
    await expect(again.links.packages.import(at('ack'))).rejects.toMatchObject({ code: 'package.old-epoch' });
    expect(await acknowledged(again)).toBe(0);
  });

  it('with a hole inside', async () => {
    await expectRefused(await made({}, keys.get(A)!, { ...batch, first: 1 }, { ...batch, first: 3 }), 'package.hole');
  });

  async function bodyOf(): Promise<{ length: number; body: number }> {
    const bytes = await readFile(at('good'));
    return { length: bytes.length, body: bytes.indexOf('\n') + 1 };
  }
});

describe('no package is made', () => {
  it('for a node that is not linked, or whose link has no key to close it', async () => {
    const county = await open(COUNTY);
    await expect(county.links.packages.export(B, at('x'))).rejects.toMatchObject({ code: 'package.unknown-peer' });
    const data = { peer: B, name: B, relation: 'SUBORDINATE', publicKey: keys.get(B)!.publicPem };
    await county.happen('link', B, { type: 'NodeLinked', data });
    await expect(county.links.packages.export(B, at('x'))).rejects.toMatchObject({ code: 'package.no-key' });
    await expect(stat(at('x'))).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('over a file that is there', async () => {
    const [county] = await pair();
    await writeFile(at('x'), 'x');
    await expect(county.links.packages.export(A, at('x'))).rejects.toMatchObject({ code: 'package.file-exists' });
    expect(await readFile(at('x'), 'utf8')).toBe('x');
  });
});
