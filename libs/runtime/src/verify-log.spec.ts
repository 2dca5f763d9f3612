import { NodeKeys } from '@tongxin/access';
import type { SealedRecord } from '@tongxin/eventing';
import { eventsFile, nextHash, openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { behindTheBack } from '../../../test/tampering/sqlite-file.js';
import type { Finding } from './findings.js';
import { lastHead, Notary, NOTARY_HEADS, withoutStreams, type NotaryHead } from './notary.js';
import { happen, sealedOf } from './testing/envelopes.js';
import { verifyLog, type Verification } from './verify-log.js';

const node = { id: '990101101', epoch: 1 };
let now = Date.parse('2026-04-01T02:00:00.000Z');
const clock = { now: () => new Date((now += 1_000)).toISOString() };
const stream = (id: string) => `note-990101101.${id}`;

let keys: NodeKeys;
let folder: string;
let stores: SqliteStores;

beforeAll(async () => {
  keys = await NodeKeys.ephemeral();
});

/** Ten events in three streams, signed after the fourth, the eighth and the last: a1 b1 a2 c1 | b2 a3 b3 c2 | a4 b4 */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-'));
  stores = openSqliteStores(folder, { clock });
  const notary = notaryOf(keys);
  await notary.start();
  for (const [at, id] of ['a', 'b', 'a', 'c', 'b', 'a', 'b', 'c', 'a', 'b'].entries()) {
    await happen(stores.events, id, [{ type: 'NoteWritten', data: { text: `text ${at + 1}` } }]);
    if (at === 3 || at === 7) await notary.sign();
  }
  await notary.stop();
});

afterEach(async () => {
  await stores.close();
  await rm(folder, { recursive: true });
});

function notaryOf(signer: NodeKeys): Notary {
  return new Notary(node, stores.events, stores.records, signer, clock, (error) => {
    throw error;
  });
}

const sql = (text: string, ...values: (string | number | Uint8Array)[]) => behindTheBack(eventsFile(folder), text, ...values);
const heads = async () => (await stores.records.list<NotaryHead>(NOTARY_HEADS)).map(({ value }) => value);

async function verify(witnessed: readonly NotaryHead[] = []): Promise<Verification> {
  const kept = await heads();
  await stores.close();
  stores = openSqliteStores(folder, { clock });
  return verifyLog(stores.events, [...kept, ...witnessed], (by, bytes, signature) => by === node.id && keys.verify(bytes, signature));
}

const places = ({ findings }: Verification) => findings.map(({ kind, position, stream: of, revision }) => [kind, position, of, revision]);
const kinds = ({ findings }: Verification) => findings.map(({ kind }: Finding) => kind);

/** Writes a stream anew from a revision on, with hashes that follow. */
async function rewrite(id: string, from: number): Promise<void> {
  const records: readonly SealedRecord[] = await stores.events.readStreamSealed(stream(id));
  let before: Uint8Array | undefined = records[from - 1]?.hash;
  for (const { position, revision } of records.slice(from)) {
    const [forged] = sealedOf(stream(id), revision, [{ type: 'NoteWritten', data: { text: `forged ${revision}` } }]);
    before = nextHash(before, forged.text);
    sql('UPDATE events SET envelope = ?, hash = ? WHERE position = ?', forged.text, before, position);
  }
}

/** Closes a gap in the positions. */
function renumberAfter(position: number): void {
  for (const row of sql('SELECT position FROM events WHERE position > ? ORDER BY position', position)) {
    sql('UPDATE events SET position = position - 1 WHERE position = ?', Number(row['position']));
  }
}

describe('verify', () => {
  it('passes a log that nobody touched, and one that grew since', async () => {
    expect(await verify()).toEqual({ events: 10, heads: 3, findings: [] });
    await happen(stores.events, 'a', [{ type: 'NoteWritten', data: { text: 'unsigned still' } }]);
    expect(await verify()).toEqual({ events: 11, heads: 3, findings: [] });
    expect(await verify((await heads()).map(withoutStreams))).toEqual({ events: 11, heads: 6, findings: [] });
  });

  it('passes a log whose notary was stopped and started again', async () => {
    await happen(stores.events, 'd', [{ type: 'NoteWritten', data: { text: 'x' } }]);
    const again = notaryOf(keys);
    await again.start();
    await again.stop();
    await again.sign();
    expect((await lastHead(stores.records))?.position).toBe(11);
    expect(await verify()).toEqual({ events: 11, heads: 4, findings: [] });
  });

  it('passes the log of a node that was restored and lives on, though its earlier life signed a head that its backup did not have', async () => {
    const signed = await heads();
    sql('DELETE FROM events WHERE position > 9');
    sql("UPDATE sqlite_sequence SET seq = 9 WHERE name = 'events'");
    sql("DELETE FROM records WHERE collection LIKE 'notary%' AND key > '000000000000004'");
    await stores.close();
    stores = openSqliteStores(folder, { clock });
    const again = new Notary({ ...node, epoch: 2 }, stores.events, stores.records, keys, clock, (error) => {
      throw error;
    });
    await again.start();
    await happen(stores.events, 'd', [{ type: 'NoteWritten', data: { text: 'x' } }]);
    await again.stop();
    expect((await heads()).map(({ position }) => position)).toEqual([4, 10]);
    expect(await verify(signed.slice(1, 2))).toEqual({ events: 10, heads: 3, findings: [] });
    expect(kinds(await verify(signed))).toContain('reordered');
  });

  it('passes an empty log', async () => {
    sql('DELETE FROM events');
    sql('DELETE FROM records');
    expect(await verify()).toEqual({ events: 0, heads: 0, findings: [] });
  });

  it.each([
    [1, 'a', 0],
    [6, 'a', 2],
    [10, 'b', 3],
  ])('names one changed byte in the text at %i', async (position, id, revision) => {
    sql(`UPDATE events SET envelope = replace(envelope, 'text ', 'test ') WHERE position = ?`, position);
    expect(places(await verify())).toEqual([['altered', position, stream(id), revision]]);
  });

  it('names a text that is no longer JSON', async () => {
    sql(`UPDATE events SET envelope = substr(envelope, 2) WHERE position = 5`);
    expect(places(await verify())).toEqual([['altered', 5, stream('b'), 1]]);
  });

  it('names one changed byte in a hash, and nothing that follows from it', async () => {
    sql(`UPDATE events SET hash = CAST(x'00' || substr(hash, 2) AS BLOB) WHERE position = 5`);
    expect(places(await verify())).toEqual([['altered', 5, stream('b'), 1]]);
  });

  it('names a changed time of storing by the stretch it lies in', async () => {
    sql('UPDATE events SET stored_at = stored_at + 1 WHERE position = 6');
    expect(places(await verify())).toEqual([['reordered', 5, undefined, undefined]]);
  });

  it('names changed times in two stretches as well as one altered text between', async () => {
    sql('UPDATE events SET stored_at = stored_at + 1 WHERE position IN (2, 10)');
    sql(`UPDATE events SET envelope = replace(envelope, 'text ', 'test ') WHERE position = 6`);
    expect(places(await verify())).toEqual([
      ['reordered', 1, undefined, undefined],
      ['altered', 6, stream('a'), 2],
      ['reordered', 9, undefined, undefined],
    ]);
  });

  it('names the first event of a stream that was deleted', async () => {
    sql('DELETE FROM events WHERE position = 2');
    expect(places(await verify())).toEqual([
      ['missing', 2, undefined, undefined],
      ['revision-gap', 5, stream('b'), 0],
    ]);
  });

  it('names one deleted from the middle', async () => {
    sql('DELETE FROM events WHERE position = 5');
    expect(places(await verify())).toEqual([
      ['missing', 5, undefined, undefined],
      ['revision-gap', 7, stream('b'), 1],
    ]);
  });

  it('names the last event of a stream that was deleted, by place and stream', async () => {
    sql('DELETE FROM events WHERE position = 8');
    expect(places(await verify())).toEqual([
      ['missing', 8, undefined, undefined],
      ['missing', 8, stream('c'), 1],
    ]);
  });

  it('names a deleted event when the positions were closed up', async () => {
    sql('DELETE FROM events WHERE position = 8');
    renumberAfter(8);
    expect(places(await verify())).toEqual([
      ['reordered', 5, undefined, undefined],
      ['missing', 8, stream('c'), 1],
      ['tail-cut', 10, undefined, undefined],
    ]);
  });

  it('names a stream that is gone with its name', async () => {
    sql(`DELETE FROM streams WHERE name = ?`, stream('c'));
    expect(places(await verify())).toEqual([
      ['missing', 4, undefined, undefined],
      ['missing', 8, undefined, undefined],
      ['missing', 4, stream('c'), 0],
    ]);
  });

  it('names two events that changed places, and one moved to another stream', async () => {
    sql('UPDATE events SET position = 99 WHERE position = 5');
    sql('UPDATE events SET position = 5 WHERE position = 6');
    sql('UPDATE events SET position = 6 WHERE position = 99');
    expect(places(await verify())).toEqual([['reordered', 5, undefined, undefined]]);
    sql('UPDATE events SET stream = (SELECT id FROM streams WHERE name = ?), revision = 2 WHERE position = 10', stream('c'));
    expect(places(await verify())).toContainEqual(['altered', 10, stream('c'), 2]);
  });

  it('names a revision that was changed', async () => {
    sql('UPDATE events SET revision = 9 WHERE position = 10');
    expect(places(await verify())).toEqual([
      ['revision-gap', 10, stream('b'), 3],
      ['displaced', 10, stream('b'), 9],
    ]);
  });

  it('names a cut tail', async () => {
    sql('DELETE FROM events WHERE position > 7');
    expect(places(await verify())).toEqual([['tail-cut', 8, undefined, undefined]]);
  });

  it('names a tail cut together with the heads after it, where a superior witnessed one', async () => {
    const witnessed = (await heads()).slice(-1).map(withoutStreams);
    sql('DELETE FROM events WHERE position > 4');
    sql(`DELETE FROM records WHERE collection = ? AND key > '000000000000004'`, NOTARY_HEADS);
    expect(kinds(await verify())).toEqual([]);
    expect(places(await verify(witnessed))).toEqual([
      ['head-missing', 10, undefined, undefined],
      ['tail-cut', 5, undefined, undefined],
    ]);
  });

  it.each([
    [0, ['rewritten', 3, stream('a'), 1]],
    [2, ['rewritten', 6, stream('a'), 2]],
    [3, ['rewritten', 9, stream('a'), 3]],
  ])('names a stream rewritten with correct hashes from revision %i, and no other', async (from, place) => {
    await rewrite('a', from);
    expect(places(await verify())).toEqual([place]);
  });

  it('names a stream rewritten together with its heads, where a superior witnessed one', async () => {
    const witnessed = (await heads()).slice(-1).map(withoutStreams);
    await rewrite('a', 0);
    sql('DELETE FROM records WHERE collection LIKE ?', 'notary%');
    const forger = notaryOf(keys);
    await forger.start();
    await forger.stop();
    expect(kinds(await verify())).toEqual([]);
    expect(kinds(await verify(witnessed))).toEqual(expect.arrayContaining(['head-missing', 'reordered']));
  });

  it('names a forged head', async () => {
    const others = await NodeKeys.ephemeral();
    sql('DELETE FROM records WHERE collection LIKE ?', 'notary%');
    const forger = notaryOf(others);
    await forger.start();
    await forger.stop();
    expect(places(await verify())).toEqual([['bad-signature', 10, undefined, undefined]]);
  });

  it('names a head whose streams were changed', async () => {
    const key = '000000000000008';
    const head = await stores.records.get<NotaryHead>(NOTARY_HEADS, key);
    await stores.records.put(NOTARY_HEADS, { [key]: { ...head, streams: { [stream('a')]: [2, '00'] } } });
    expect(places(await verify())).toEqual([
      ['bad-signature', 8, undefined, undefined],
      ['head-missing', 10, undefined, undefined],
    ]);
  });

  it.each([
    ['000000000000004', 8],
    ['000000000000008', 10],
  ])('names head %s that was deleted', async (key, next) => {
    sql('DELETE FROM records WHERE collection = ? AND key = ?', NOTARY_HEADS, key);
    expect(places(await verify())).toEqual([['head-missing', next, undefined, undefined]]);
  });

  it('names what the store cannot read, and reads on', async () => {
    const broken = Object.create(stores.events) as typeof stores.events;
    broken.readSealed = async (after, limit = 1_000) => {
      if (after < 6 && after + limit >= 6) throw new Error('malformed');
      return stores.events.readSealed(after, limit);
    };
    const verification = await verifyLog(broken, [], () => true);
    expect(places(verification)).toEqual([
      ['unreadable', 6, undefined, undefined],
      ['revision-gap', 9, stream('a'), 2],
    ]);
    expect(verification.events).toBe(9);
  });

  it('tells how far it is', async () => {
    const told: [number, number][] = [];
    await verifyLog(
      stores.events,
      [],
      () => true,
      (done, total) => told.push([done, total]),
    );
    expect(told.at(-1)).toEqual([10, 10]);
  });
});

describe('notary', () => {
  it('signs every 256 events, each head with the streams since the one before, and tells of it', async () => {
    const notary = notaryOf(keys);
    const told: number[] = [];
    notary.onSigned(({ position }) => told.push(position));
    await notary.start();
    for (let at = 0; at < 3; at += 1) {
      const texts = Array.from({ length: 200 }, (_, index) => ({ type: 'NoteWritten', data: { text: `${at} ${index}` } }));
      await happen(stores.events, `long${at}`, texts);
    }
    await notary.stop();
    expect(told).toEqual([266, 522, 610]);
    const all = await heads();
    expect(all.map(({ streams }) => Object.keys(streams)).slice(-1)).toEqual([[stream('long2')]]);
    expect(all.every(({ before }, at) => before === (all[at - 1]?.signature ?? ''))).toBe(true);
    expect(await verify()).toMatchObject({ findings: [] });
  });
});
