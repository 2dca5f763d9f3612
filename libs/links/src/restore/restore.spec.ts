import { NodeKeys, publicKeyOf, verifySignature } from '@tongxin/access';
import type { Event } from '@tongxin/eventing';
import { LocalFeed } from '@tongxin/messaging-local';
import { lastHead, NOTARY_HEADS, verifyLog, type NotaryHead } from '@tongxin/runtime';
import { eventsFile, openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WITNESSED_HEADS } from '../link-receiver.js';
import { restoreSubject } from '../subjects.js';
import { clock, defaults, LinkedNodeUnderTest } from '../testing/linked-node.js';
import { SwitchedLine } from '../testing/switched-line.js';
import { restorationsOf, stillSworn } from './lives.js';
import { Restoration, type Restored } from './restoration.js';
import { pagesFor, restoreBytes, type RestorePage, type RestoreRequest } from './restore-messages.js';
import { beginRestoring, restoringOf, type Restoring } from './restoring.js';

const COUNTY = '990101';
const A = '990101101';
const held = (title: string): Event => ({ type: 'ActivityHeld', data: { title } });
const verify = (key: string, bytes: Uint8Array, signature: Uint8Array) => verifySignature(publicKeyOf(key), bytes, signature);

let folder: string;
let line: SwitchedLine;
let keys: ReadonlyMap<string, NodeKeys>;
let opened: { node: LinkedNodeUnderTest; stores: SqliteStores }[];
let county: LinkedNodeUnderTest;
let township: LinkedNodeUnderTest;

beforeAll(async () => {
  keys = new Map(await Promise.all([COUNTY, A].map(async (id) => [id, await NodeKeys.ephemeral()] as const)));
});

/** A township has sent two activities and is backed up; then it goes on, some of which the county gets, and is lost. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'restore-'));
  line = new SwitchedLine(true);
  opened = [];
  [county, township] = [await open(COUNTY, 'county'), await open(A, 'first')];
  await county.link(township, 'SUBORDINATE');
  await township.link(county, 'SUPERIOR');
  await township.notary.start();
  await happen('a1', '一', '二');
  await county.happen('register', 'r', held('名册'));
  await drained();
  await backup('backup');
  await happen('a1', '三');
  await happen('a2', '新');
  await township.happen('diary', 'd', held('私'));
  await township.notary.sign();
  await county.happen('register', 'r', held('名册二'));
  await drained();
  line.isUp = false;
  await happen('a2', '没有送到');
  await township.notary.stop();
});

afterEach(async () => {
  for (const { node, stores } of opened) {
    await node.stop();
    await stores.close();
  }
  await rm(folder, { recursive: true });
});

async function open(id: string, at: string, epoch = 0): Promise<LinkedNodeUnderTest> {
  const stores = openSqliteStores(join(folder, at), { clock, synchronous: 'OFF' });
  const { events, records, views } = stores;
  const parts = {
    events,
    records,
    views,
    feed: new LocalFeed(events),
    messenger: line,
    keys: keys.get(id)!,
    epoch,
    sending: { firstPauseMs: 1 },
  };
  const node = new LinkedNodeUnderTest(id, parts);
  opened.push({ node, stores });
  return node.start();
}

async function close(node: LinkedNodeUnderTest): Promise<void> {
  const at = opened.findIndex((one) => one.node === node);
  const [gone] = opened.splice(at, 1);
  await node.stop();
  await gone?.stores.close();
}

const happen = (id: string, ...titles: string[]) => township.happen('activity', id, ...titles.map(held));

async function backup(name: string): Promise<void> {
  await mkdir(join(folder, name));
  await opened.find(({ node }) => node === township)!.stores.events.backup(eventsFile(join(folder, name)));
}

async function drained(): Promise<void> {
  const heads = async () => Promise.all(opened.map(({ stores }) => stores.events.head()));
  for (let before = ''; before !== String(await heads());) {
    before = String(await heads());
    for (const { node } of opened) await node.links.drain();
  }
}

interface Begun {
  readonly restoration: Restoration;
  readonly restoring: Restoring;
  readonly epoch: () => number;
  readonly stores: SqliteStores;
}

/** Puts a backup back and prepares to ask the county. */
async function begin(name: string, signer = keys.get(A)!): Promise<Begun> {
  const stores = openSqliteStores(join(folder, name), { clock, synchronous: 'OFF' });
  const { events: store, records } = stores;
  let epoch = 0;
  const restoring = (await restoringOf(records)) ?? (await beginRestoring(A, store, records));
  const node = { id: A, name: A, superior: COUNTY, epoch };
  const live = async (next: number) => {
    epoch = next;
  };
  const restoration = new Restoration({ node, store, records, keys: signer, verify, defaults, now: clock.now, live }, restoring);
  return { restoration, restoring, epoch: () => epoch, stores };
}

const ask = (request: RestoreRequest) => line.request<RestorePage>(restoreSubject(A), request);

/** Restores from a backup with the county's help; the township lives on from it. */
async function restore(name = 'backup'): Promise<Restored> {
  line.isUp = true;
  const { restoration, epoch, stores } = await begin(name);
  const restored = await restoration.take(pagesFor(await restoration.request(), ask));
  await stores.close();
  township = await open(A, name, epoch());
  return restored;
}

const copyOf = async (id: string) => [await county.copy(`activity-${A}.${id}`), await township.copy(`activity-${A}.${id}`)];

describe('a restored node', () => {
  it('has its streams as far as the county had them, in a new life, and the unknown stretch is named', async () => {
    const lost = (await lastHead(township.parts.records))!;
    await close(township);
    const restored = await restore();
    const [last] = await county.parts.records.list<NotaryHead>(WITNESSED_HEADS, { prefix: `${A}:` }).then((all) => all.slice(-1));
    expect(restored).toMatchObject({
      epoch: 1,
      kept: 7,
      heads: [
        { stream: `activity-${A}.a1`, revision: 2 },
        { stream: `activity-${A}.a2`, revision: 0 },
      ],
      unknown: { after: clock.now(), until: { signedAt: clock.now(), position: last?.value.position }, returned: 2 },
    });
    expect(lost.position).toBeGreaterThan(last.value.position);
    for (const id of ['a1', 'a2']) {
      const [there, here] = await copyOf(id);
      expect(here).toEqual(there);
    }
    expect(await restoringOf(township.parts.records)).toBeUndefined();
  });

  it('works on, gets once more what the county had sent since the backup, and the county takes what it does', async () => {
    await close(township);
    await restore();
    await happen('a2', '之后');
    await drained();
    const [there, here] = await copyOf('a2');
    expect(there).toEqual(here);
    expect(there).toHaveLength(2);
    expect(await township.copy(`register-${COUNTY}.r`)).toEqual(await county.copy(`register-${COUNTY}.r`));
    expect(await county.copy(`nodeLife-${A}.${A}`)).toHaveLength(1);
    expect([await county.links.quarantined(), await township.links.quarantined()]).toEqual([[], []]);
    expect((await township.links.states())[0]?.problem).toBeNull();
    expect(await county.links.states()).toMatchObject([{ problem: null }]);
  });

  it('fences its old disk: what that still sends is refused, by line and by file, and so is an old package under way', async () => {
    await township.links.packages.export(COUNTY, join(folder, 'late'));
    const revived = township;
    await restore();
    await township.links.drain();
    const before = await county.parts.events.head();
    await revived.links.drain();
    expect((await revived.links.states())[0]?.problem).toBe('link.old-epoch');
    await expect(county.links.packages.import(join(folder, 'late'))).rejects.toMatchObject({ code: 'package.old-epoch' });
    expect(await county.parts.events.head()).toBe(before);
    await happen('a2', '新的一条');
    await township.links.drain();
    const [there, here] = await copyOf('a2');
    expect(there).toEqual(here);
  });

  it('is fenced from the first question on, not from its first batch', async () => {
    await close(township);
    line.isUp = true;
    const { restoration, stores } = await begin('backup');
    await ask(await restoration.request());
    township = await open(A, 'first');
    await township.links.drain();
    expect((await township.links.states())[0]?.problem).toBe('link.old-epoch');
    await stores.close();
  });

  it('begins one life however often it asks, and another when it is restored once more', async () => {
    await close(township);
    await backupOf('backup', 'again');
    line.isUp = true;
    const first = await begin('backup');
    const request = await first.restoration.request();
    expect([(await ask(request)).epoch, (await ask(request)).epoch]).toEqual([1, 1]);
    await first.stores.close();
    expect(await restore()).toMatchObject({ epoch: 1 });
    await happen('a3', '第二世');
    await drained();
    await close(township);
    expect(await restore('again')).toMatchObject({ epoch: 2, unknown: { returned: 4 } });
    await expect(ask(request)).rejects.toMatchObject({ code: 'link.old-epoch' });
    await drained();
    for (const id of ['a1', 'a2', 'a3']) {
      const [there, here] = await copyOf(id);
      expect(here).toEqual(there);
    }
    expect(await county.links.quarantined()).toEqual([]);
  });

  it('goes on where a crash stopped the restore', async () => {
    await close(township);
    line.isUp = true;
    const { restoration, stores } = await begin('backup');
    const stopped = async function* () {
      for await (const page of pagesFor(await restoration.request(), ask)) yield { ...page, isLast: false, signature: page.signature };
    };
    await expect(restoration.take(stopped())).rejects.toMatchObject({ code: 'link.bad-signature' });
    await stores.close();
    expect(await restore()).toMatchObject({ epoch: 1, unknown: { returned: 2 } });
  });

  it('brings the county what its backup had and the county had not', async () => {
    await backup('ahead');
    await close(township);
    expect(await restore('ahead')).toMatchObject({ heads: [{ revision: 2 }, { revision: 1 }], unknown: { returned: 0, until: null } });
    await happen('a2', '之后');
    await drained();
    const [there, here] = await copyOf('a2');
    expect(there).toEqual(here);
    expect(there).toHaveLength(3);
  });

  it('may be told to live without what the county has', async () => {
    await close(township);
    const { restoration, stores, epoch } = await begin('backup');
    expect(await restoration.alone()).toMatchObject({ epoch: 1, unknown: { until: null, returned: 0 } });
    expect(epoch()).toBe(1);
    await stores.close();
  });
});

describe('the log of a restored node', () => {
  const isSignedBy = (_by: string, bytes: Uint8Array, signature: Uint8Array) => keys.get(A)!.verify(bytes, signature);
  const heads = async () => {
    const own = await township.parts.records.list<NotaryHead>(NOTARY_HEADS);
    const witnessed = await county.parts.records.list<NotaryHead>(WITNESSED_HEADS, { prefix: `${A}:` });
    return [...own, ...witnessed].map(({ value }) => value);
  };

  async function findings(): Promise<readonly string[]> {
    const sworn = stillSworn(await heads(), await restorationsOf(A, township.parts.events));
    return (await verifyLog(township.parts.events, sworn, isSignedBy)).findings.map(({ kind }) => kind);
  }

  it('is sound by its own heads and by those the county witnessed of all its lives', async () => {
    await close(township);
    await restore();
    await township.notary.start();
    await happen('a3', '之后');
    await township.notary.sign();
    await drained();
    await township.notary.stop();
    expect(new Set((await heads()).map(({ epoch }) => epoch))).toEqual(new Set([0, 1]));
    expect(await findings()).toEqual([]);
  });

  it('is called cut where no restore explains that its end is missing', async () => {
    await close(township);
    await backupOf('backup', 'cut');
    await restore();
    await close(township);
    township = await open(A, 'cut');
    expect(await findings()).toContain('tail-cut');
  });
});

describe('a restore is refused', () => {
  let begun: Begun;
  beforeEach(async () => {
    line.isUp = true;
    await close(township);
  });
  afterEach(() => begun.stores.close());

  it('to who has not the node’s key', async () => {
    begun = await begin('backup', keys.get(COUNTY));
    await expect(ask(await begun.restoration.request())).rejects.toMatchObject({ code: 'link.bad-signature' });
  });

  it('where the answer is another’s, or was altered', async () => {
    begun = await begin('backup');
    const page = await ask(await begun.restoration.request());
    const taken = (one: RestorePage) =>
      begun.restoration.take(
        (async function* () {
          yield one;
        })(),
      );
    await expect(taken({ ...page, restoration: 'x' })).rejects.toMatchObject({ code: 'restore.other-answer' });
    await expect(taken({ ...page, entries: [] })).rejects.toMatchObject({ code: 'link.bad-signature' });
  });

  it('where the county made up what the node never signed, unless it is taken at its word', async () => {
    begun = await begin('backup');
    const { signature: _, ...page } = await ask(await begun.restoration.request());
    const unsigned = { ...page, heads: [] };
    const forged = { ...unsigned, signature: Buffer.from(keys.get(COUNTY)!.sign(restoreBytes(unsigned))).toString('base64url') };
    const once = async function* () {
      yield forged;
    };
    await expect(begun.restoration.take(once())).rejects.toMatchObject({ code: 'restore.not-vouched' });
    expect(await begun.restoration.take(once(), { trust: true })).toMatchObject({ epoch: 1 });
  });

  it('where what the county has tells another history than the backup', async () => {
    await fork();
    begun = await begin('backup');
    await expect(begun.restoration.take(pagesFor(await begun.restoration.request(), ask))).rejects.toMatchObject({
      code: 'restore.does-not-fit',
    });
  });
});

/** As if somebody had worked on the backup without restoring it. */
async function fork(): Promise<void> {
  township = await open(A, 'backup');
  line.isUp = false;
  await happen('a1', '别的历史');
  await close(township);
  line.isUp = true;
}

/** A second copy of a backup. */
async function backupOf(name: string, to: string): Promise<void> {
  const stores = openSqliteStores(join(folder, name), { clock, synchronous: 'OFF' });
  await mkdir(join(folder, to));
  await stores.events.backup(eventsFile(join(folder, to)));
  await stores.close();
}
