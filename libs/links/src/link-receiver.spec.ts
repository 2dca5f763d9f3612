import { NodeKeys } from '@tongxin/access';
import type { EventStore, RecordStore } from '@tongxin/eventing';
import { nextHash, openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { batchBytes, streamHeadBytes, type Batch, type Entry, type SignedStreamHead } from './batch.js';
import { INBOXES } from './inbox.js';
import { LinkReceiver, QUARANTINE, type Quarantined } from './link-receiver.js';
import { clock, sealedOf } from './testing/linked-node.js';

const COUNTY = '990101';
const A = '990101101';
const B = '990101201';
const stream = `activity-${A}.a1`;

let folder: string;
let stores: SqliteStores;
let receiver: LinkReceiver;
const keys = new Map([COUNTY, A, B].map((id) => [id, newKeys()]));

function newKeys(): NodeKeys {
  const { privateKey } = generateKeyPairSync('ed25519');
  return NodeKeys.fromPem(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'receiver-'));
  stores = openSqliteStores(folder, { clock, synchronous: 'OFF' });
  receiver = receiverOf();
});

afterEach(async () => {
  await stores.close();
  await rm(folder, { recursive: true });
});

function receiverOf(events: EventStore = stores.events, records: RecordStore = stores.records, id = COUNTY): LinkReceiver {
  const isSignedBy = async (node: string, bytes: Uint8Array, signature: Uint8Array) => keys.get(node)?.verify(bytes, signature) ?? false;
  return new LinkReceiver({ id, name: id, superior: null, epoch: 1 }, events, records, isSignedBy, clock.now);
}

/** Entries of a stream with hashes that follow, from a revision on. */
function entriesOf(
  of: string,
  texts: readonly string[],
  { from = 0, epoch = 1, before }: { from?: number; epoch?: number; before?: Entry | undefined } = {},
): Entry[] {
  const node = of.slice(of.indexOf('-') + 1, of.indexOf('.'));
  let hash: Uint8Array | undefined = before && Buffer.from(before.hash, 'hex');
  const events = texts.map((title) => ({ type: 'ActivityHeld', data: { title } }));
  return sealedOf(node, of, from, events, epoch).map(({ text }, at) => {
    hash = nextHash(hash, text);
    return { stream: of, revision: from + at, text, hash: Buffer.from(hash).toString('hex') };
  });
}

type Parts = Partial<Omit<Batch, 'signature'>>;

function batchOf(parts: Parts, signer = parts.from ?? A): Batch {
  const unsigned = { from: A, to: COUNTY, epoch: 1, first: 1, entries: [], heads: [], notaryHead: null, ...parts };
  return { ...unsigned, signature: Buffer.from(keys.get(signer)!.sign(batchBytes(unsigned))).toString('base64url') };
}

function headOf({ stream: of, revision, hash }: Entry, signer = A): SignedStreamHead {
  const head = { stream: of, revision, hash };
  return { ...head, signature: Buffer.from(keys.get(signer)!.sign(streamHeadBytes(head))).toString('base64url') };
}

const taken = async (of = stream) =>
  (await stores.events.readStreamSealed(of)).map(({ text, hash }) => [text, Buffer.from(hash).toString('hex')]);
const asTaken = (entries: readonly Entry[]) => entries.map(({ text, hash }) => [text, hash]);
const aside = async () => (await stores.records.list<Quarantined>(QUARANTINE)).map(({ value }) => [value.sequence, value.reason]);
const abc = entriesOf(stream, ['a', 'b', 'c']);

describe('receiving', () => {
  it('appends and acknowledges; the same batch again changes nothing', async () => {
    const batch = batchOf({ entries: abc });
    expect(await receiver.receive(batch)).toEqual({ sequence: 3 });
    expect(await receiver.receive(batch)).toEqual({ sequence: 3 });
    expect(await taken()).toEqual(asTaken(abc));
    expect(await stores.events.head()).toBe(3);
  });

  it('takes the same batch once when it comes several times at once', async () => {
    const batch = batchOf({ entries: abc });
    expect(await Promise.all([1, 2, 3].map(() => receiver.receive(batch)))).toEqual([1, 2, 3].map(() => ({ sequence: 3 })));
    expect(await taken()).toEqual(asTaken(abc));
  });

  it('takes the rest of a batch that overlaps with what is here', async () => {
    await receiver.receive(batchOf({ entries: abc.slice(0, 2) }));
    expect(await receiver.receive(batchOf({ entries: abc }))).toEqual({ sequence: 3 });
    expect(await receiver.receive(batchOf({ first: 2, entries: abc.slice(1) }))).toEqual({ sequence: 3 });
    expect(await taken()).toEqual(asTaken(abc));
  });

  it('answers a gap, and a batch that came before its forerunner, with what it has', async () => {
    expect(await receiver.receive(batchOf({ first: 3, entries: abc.slice(2) }))).toEqual({ sequence: 0 });
    expect(await taken()).toEqual([]);
    expect(await receiver.receive(batchOf({ entries: abc }))).toEqual({ sequence: 3 });
    expect(await aside()).toEqual([]);
  });

  it('keeps the order of streams that alternate', async () => {
    const other = entriesOf(`activity-${A}.a2`, ['x', 'y']);
    await receiver.receive(batchOf({ entries: [abc[0], other[0], abc[1], other[1], abc[2]] }));
    expect((await stores.events.readSealed(0)).map(({ stream: of, revision }) => `${of.slice(-2)}@${revision}`)).toEqual([
      'a1@0',
      'a2@0',
      'a1@1',
      'a2@1',
      'a1@2',
    ]);
  });

  it('goes on after a crash between the append and the inbox record', async () => {
    const records = Object.create(stores.records) as RecordStore;
    records.put = (collection, written) =>
      collection === INBOXES ? Promise.reject(new Error('lost power')) : stores.records.put(collection, written);
    await expect(receiverOf(stores.events, records).receive(batchOf({ entries: abc }))).rejects.toThrow('lost power');
    expect(await taken()).toEqual(asTaken(abc));
    expect(await receiverOf().receive(batchOf({ entries: abc }))).toEqual({ sequence: 3 });
    expect(await taken()).toEqual(asTaken(abc));
    expect(await aside()).toEqual([]);
  });

  it('acknowledges nothing that could not be stored', async () => {
    const events = Object.create(stores.events) as EventStore;
    events.appendInOrder = () => Promise.reject(new Error('disk full'));
    await expect(receiverOf(events).receive(batchOf({ entries: abc }))).rejects.toThrow('disk full');
    expect(await stores.records.get(INBOXES, A)).toBeUndefined();
  });

  it('looks again when another link brought the same copies in between', async () => {
    const [first] = sealedOf(A, stream, 0, [{ type: 'ActivityHeld', data: { title: 'a' } }]);
    const events = Object.create(stores.events) as EventStore;
    let isFirst = true;
    events.appendInOrder = async (appends) => {
      if (isFirst) await stores.events.append(stream, -1, [first]);
      isFirst = false;
      return stores.events.appendInOrder(appends);
    };
    expect(await receiverOf(events).receive(batchOf({ entries: abc }))).toEqual({ sequence: 3 });
    expect(await taken()).toEqual(asTaken(abc));
  });

  it('reads of a long stream no more than the batch is about', async () => {
    const long = entriesOf(
      stream,
      Array.from({ length: 300 }, (_, at) => `${at}`),
    );
    await receiver.receive(batchOf({ entries: long.slice(0, 290) }));
    const events = Object.create(stores.events) as EventStore;
    const read: number[] = [];
    events.readStreamSealed = async (of, from) => {
      const records = await stores.events.readStreamSealed(of, from);
      read.push(records.length);
      return records;
    };
    await receiverOf(events).receive(batchOf({ first: 291, entries: long.slice(290) }));
    expect(await taken()).toHaveLength(300);
    expect(Math.max(...read)).toBeLessThanOrEqual(1);
  });
});

describe('a batch as a whole', () => {
  it.each<[string, () => unknown, string]>([
    ['of nothing', () => null, 'link.not-a-batch'],
    ['without entries', () => ({ ...batchOf({}), entries: undefined }), 'link.not-a-batch'],
    ['with an entry of another form', () => batchOf({ entries: [{ ...abc[0], revision: -1 }] }), 'link.not-a-batch'],
    ['that begins before the beginning', () => batchOf({ first: 0, entries: abc }), 'link.not-a-batch'],
    ['for another node', () => batchOf({ to: B, entries: abc }), 'link.wrong-receiver'],
    ['signed by another', () => batchOf({ entries: abc }, B), 'link.bad-signature'],
    ['by a stranger', () => ({ ...batchOf({ entries: abc }), from: '990109' }), 'link.bad-signature'],
    ['changed under way', () => ({ ...batchOf({ entries: abc }), entries: abc.slice(1) }), 'link.bad-signature'],
    ['with a signature of another form', () => ({ ...batchOf({ entries: abc }), signature: '' }), 'link.bad-signature'],
  ])('%s is refused', async (_what, batch, code) => {
    await expect(receiver.receive(batch())).rejects.toMatchObject({ code });
    expect(await stores.events.head()).toBe(0);
  });

  it('of an epoch before the last is refused', async () => {
    await receiver.receive(batchOf({ epoch: 2, entries: abc }));
    await expect(
      receiver.receive(batchOf({ first: 4, entries: entriesOf(stream, ['d'], { from: 3, before: abc[2] }) })),
    ).rejects.toMatchObject({
      code: 'link.old-epoch',
    });
  });
});

describe('the first batch of a new life', () => {
  const again = (first: number, entries: readonly Entry[]) => receiver.receive(batchOf({ epoch: 2, first, entries }));
  const later = entriesOf(`activity-${A}.a2`, ['x']);

  beforeEach(() => receiver.receive(batchOf({ entries: abc })));

  it('is numbered from where the backup knew it was acknowledged; what is here already is seen', async () => {
    expect(await again(2, [...later, ...abc.slice(1)])).toEqual({ sequence: 4 });
    expect(await taken(`activity-${A}.a2`)).toEqual(asTaken(later));
    expect([await taken(), await aside()]).toEqual([asTaken(abc), []]);
  });

  it('leaves no hole where this node has less', async () => {
    expect(await again(5, later)).toEqual({ sequence: 3 });
    expect(await stores.events.head()).toBe(3);
  });
});

describe('an entry that does not fit', () => {
  const foreign = entriesOf(`activity-${B}.b1`, ['x']);
  const ours = entriesOf(`activity-${COUNTY}.c1`, ['x']);
  const altered = { ...abc[1], text: abc[1].text.replace('"b"', '"z"') };
  const forged = (from: string) => abc[1].text.replace(`"node":"${A}"`, `"node":"${from}"`);

  it.each<[string, Entry, string]>([
    ['that is no JSON', { ...abc[1], text: '{' }, 'not-an-envelope'],
    ['that is no envelope', { ...abc[1], text: 'null' }, 'not-an-envelope'],
    ['of no stream name', { ...abc[1], stream: 'rubbish' }, 'not-an-envelope'],
    ['of another place', { ...abc[1], revision: 2 }, 'not-an-envelope'],
    ['of our own stream', ours[0], 'foreign-owner'],
    ['said to be recorded elsewhere', { ...abc[1], text: forged(B) }, 'foreign-owner'],
    ['of a third node, without its word', foreign[0], 'unknown-relay'],
    ['of a later epoch than its sender is in', entriesOf(stream, ['b'], { from: 1, epoch: 7, before: abc[0] })[0], 'old-epoch'],
    ['with altered text', altered, 'broken-chain'],
    ['with an altered hash', { ...abc[1], hash: '0'.repeat(64) }, 'broken-chain'],
    ['after a gap', abc[2], 'revision-gap'],
    ['that tells another history', entriesOf(stream, ['other'])[0], 'other-history'],
  ])('%s is put aside, shown and never applied', async (_what, entry, reason) => {
    expect(await receiver.receive(batchOf({ entries: [abc[0], entry] }))).toEqual({ sequence: 2 });
    expect(await aside()).toEqual([[2, reason]]);
    expect(await stores.events.head()).toBe(1);
    expect(await taken()).toEqual(asTaken(abc.slice(0, 1)));
    await receiver.receive(batchOf({ first: 3, entries: entriesOf(`activity-${A}.later`, ['fine']) }));
    expect(await stores.events.head()).toBe(2);
  });

  it('of an epoch that was over when the stream went on is put aside', async () => {
    const [second] = entriesOf(stream, ['b'], { from: 1, epoch: 2, before: abc[0] });
    const [late] = entriesOf(stream, ['c'], { from: 2, epoch: 1, before: second });
    await receiver.receive(batchOf({ epoch: 2, entries: [abc[0], second, late] }));
    expect(await aside()).toEqual([[3, 'old-epoch']]);
  });

  it('of a life that was over is put aside, once its owner said where the next began', async () => {
    const heads = [{ stream, revision: 1 }];
    const data = { epoch: 2, kept: 9, heads, unknown: { after: null, until: null, returned: 0 } };
    const life = `nodeLife-${A}.${A}`;
    const restored = sealedOf(A, life, 0, [{ type: 'NodeRestored', data }], 2).map(({ text }) => {
      return { stream: life, revision: 0, text, hash: Buffer.from(nextHash(undefined, text)).toString('hex') };
    });
    const late = entriesOf(`activity-${A}.a2`, ['x']);
    await receiver.receive(batchOf({ epoch: 2, entries: [...abc.slice(0, 2), ...restored, abc[2], ...late] }));
    expect(await aside()).toEqual([[4, 'old-epoch']]);
    expect(await taken()).toEqual(asTaken(abc.slice(0, 2)));
    expect(await taken(`activity-${A}.a2`)).toHaveLength(1);
  });

  it('is put aside once, however often it comes', async () => {
    const records = Object.create(stores.records) as RecordStore;
    records.put = (collection, written) =>
      collection === INBOXES ? Promise.reject(new Error('lost power')) : stores.records.put(collection, written);
    const batch = batchOf({ entries: [abc[0], altered] });
    await receiverOf(stores.events, records)
      .receive(batch)
      .catch(() => undefined);
    await receiver.receive(batch);
    expect(await aside()).toEqual([[2, 'broken-chain']]);
  });
});

describe('a relayed stream', () => {
  const relayed = (entries: readonly Entry[], heads: readonly SignedStreamHead[]) => batchOf({ from: COUNTY, to: B, entries, heads });
  const atB = () => receiverOf(stores.events, stores.records, B);

  it('is taken by its owner’s word', async () => {
    await atB().receive(relayed(abc, [headOf(abc[2])]));
    expect(await taken()).toEqual(asTaken(abc));
  });

  it('goes on from what is here', async () => {
    await atB().receive(relayed(abc.slice(0, 1), [headOf(abc[0])]));
    await atB().receive(batchOf({ from: COUNTY, to: B, first: 2, entries: abc.slice(1), heads: [headOf(abc[2])] }));
    expect(await taken()).toEqual(asTaken(abc));
  });

  it.each<[string, readonly Entry[], readonly SignedStreamHead[], string]>([
    ['no word of its owner', abc, [], 'unknown-relay'],
    ['the word of another', abc, [headOf(abc[2], COUNTY)], 'unknown-relay'],
    ['the word for an earlier end', abc, [headOf(abc[1])], 'unknown-relay'],
    ['a beginning that is missing', abc.slice(1), [headOf(abc[2])], 'revision-gap'],
  ])('with %s is not taken at all', async (_what, entries, heads, reason) => {
    await atB().receive(relayed(entries, heads));
    expect(await aside()).toEqual(entries.map((_, at) => [at + 1, reason]));
    expect(await stores.events.head()).toBe(0);
  });

  it('altered by who relays it is not taken, not even what comes before the place where the chain breaks', async () => {
    const [, false_] = entriesOf(stream, ['a', 'falsified']);
    await atB().receive(relayed([abc[0], false_, abc[2]], [headOf(abc[2])]));
    expect(await aside()).toEqual([1, 2, 3].map((sequence) => [sequence, 'broken-chain']));
    expect(await stores.events.head()).toBe(0);
  });
});
