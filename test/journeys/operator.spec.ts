import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readRows, readText } from '@tongxin/documents';
import { systemClock } from '@tongxin/eventing';
import { QUARANTINE } from '@tongxin/links';
import { PARKED_EVENTS } from '@tongxin/runtime';
import { openSqliteStores } from '@tongxin/storage-sqlite';
import iconv from 'iconv-lite';
import { buildSample } from '../../apps/node/src/sample/build-sample.js';
import { SAMPLE_PLANS } from '../../apps/node/src/sample/sample-plans.js';

// The operator's commands as a shell runs them, on the built program.

jest.setTimeout(180_000);

const folder = mkdtempSync(join(tmpdir(), 'tongxin-operator-'));
const pristine = join(folder, 'pristine');

beforeAll(() => buildSample(pristine, () => undefined));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function tongxin(data: string, ...args: string[]): { code: number | null; out: string; err: string } {
  return tongxinWith({}, data, ...args);
}

function tongxinWith(environment: object, data: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const run = spawnSync(process.execPath, ['dist/apps/node/src/main.js', ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...environment, TONGXIN_DATA: data, NODE_OPTIONS: '' },
  });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

function json<T>(data: string, ...args: string[]): T {
  return JSON.parse(tongxin(data, ...args, '--json').out) as T;
}

function file(name: string, contents: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, contents);
  return path;
}

/** The sample's data with something done to one node's events behind the program's back. */
function tampered(name: string, node: string, change: (db: DatabaseSync) => void): string {
  const data = join(folder, name);
  cpSync(pristine, data, { recursive: true });
  const db = new DatabaseSync(join(data, node, 'events.sqlite'));
  change(db);
  db.close();
  return data;
}

interface Verified {
  node: string;
  findings: { kind: string; position?: number; stream?: string }[];
}

function findingsOf(data: string, node: string): { code: number | null; findings: Verified['findings'] } {
  const { code, out } = tongxin(data, 'verify', '--json');
  const verified = JSON.parse(out) as Verified[];
  return { code, findings: verified.find((one) => one.node === node)?.findings ?? [] };
}

const township = '990101101';

describe('verify', () => {
  it('passes a log that nobody touched', () => {
    const { code, out } = tongxin(pristine, 'verify', '--json');
    expect(code).toBe(0);
    expect((JSON.parse(out) as Verified[]).map(({ findings }) => findings)).toEqual([[], [], [], []]);
  });

  it('names one changed byte', () => {
    const data = tampered('byte', township, (db) =>
      db.exec(
        "UPDATE events SET envelope = replace(envelope, '委员之家', '委员之加') WHERE position = (SELECT min(position) FROM events WHERE envelope LIKE '%委员之家%')",
      ),
    );
    const { code, findings } = findingsOf(data, township);
    expect(code).toBe(1);
    expect(findings).toMatchObject([{ kind: 'altered', stream: expect.stringContaining('990101101') as unknown }]);
  });

  it('names a deleted row', () => {
    const data = tampered('row', township, (db) => db.exec('DELETE FROM events WHERE position = 100'));
    const { code, findings } = findingsOf(data, township);
    expect(code).toBe(1);
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'missing', position: 100 }));
  });

  it('names a tail that was cut, though the node’s own heads were cut with it', () => {
    const data = tampered('tail', township, (db) => {
      db.exec('DELETE FROM events WHERE position > 150');
      db.exec("DELETE FROM records WHERE collection = 'notary-heads' AND key > '000000000000150'");
    });
    const { code, findings } = findingsOf(data, township);
    expect(code).toBe(1);
    expect(findings).toMatchObject([{ kind: 'tail-cut', position: 151 }]);
  });
});

describe('verify, of a stream rewritten with correct hashes', () => {
  it('names the stream', () => {
    const stream = `annualPlan-${township}.2023`;
    const data = tampered('rewritten', township, (db) => rewrite(db, stream, '委员', '群众'));
    const { code, findings } = findingsOf(data, township);
    expect(code).toBe(1);
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'rewritten', stream }));
  });
});

/** Replaces words in every event of a stream and chains the hashes anew, as whoever knows the format could. */
function rewrite(db: DatabaseSync, stream: string, from: string, to: string): void {
  const rows = db
    .prepare('SELECT position, envelope FROM events JOIN streams ON streams.id = events.stream WHERE streams.name = ? ORDER BY revision')
    .all(stream) as { position: number; envelope: string }[];
  let hash: Buffer = Buffer.alloc(32);
  for (const { position, envelope } of rows) {
    const text = envelope.replaceAll(from, to);
    hash = createHash('sha256').update(hash).update(text).digest();
    db.prepare('UPDATE events SET envelope = ?, hash = ? WHERE position = ?').run(text, hash, position);
  }
}

describe('import-plan', () => {
  const { text } = SAMPLE_PLANS[township] ?? { text: '' };

  it('prints what it read and needs no data', () => {
    const read = json<{ items: { type: string; quarter: number | null }[] }>(
      join(folder, 'none'),
      'import-plan',
      file('plan.txt', text),
      '--dry-run',
    );
    expect(read.items).toContainEqual(expect.objectContaining({ type: 'ENTERPRISE_SYMPOSIUM', quarter: 2, month: 6 }));
  });

  it('reads GBK as it reads UTF-8', () => {
    const utf8 = json(join(folder, 'none'), 'import-plan', file('plan.txt', text), '--dry-run');
    expect(json(join(folder, 'none'), 'import-plan', file('gbk.txt', iconv.encode(text, 'gb18030')), '--dry-run')).toEqual(utf8);
  });

  it.each([
    ['a file that is no plan', 'notice.txt', '关于召开全体会议的通知\n请各位委员于周五上午九时准时参加。', 'plan-import.not-a-plan'],
    ['an empty file', 'empty.txt', '', 'document.empty'],
    ['a file of 5 MB', 'large.txt', '计划'.repeat(900_000), 'document.too-large'],
    ['a broken DOCX', 'broken.docx', Buffer.from('504b0304140000000800broken', 'latin1'), 'document.broken'],
  ])('refuses %s', (_what, name, contents, code) => {
    const { code: exit, out, err } = tongxin(join(folder, 'none'), 'import-plan', file(name, contents), '--dry-run', '--json');
    expect([exit, (JSON.parse(out) as { code: string }).code]).toEqual([1, code]);
    expect(err).toContain(code);
  });

  it('records a year’s plan once, in the name of its clerk alone', () => {
    const data = join(folder, 'import');
    cpSync(pristine, data, { recursive: true });
    const again = ['import-plan', file('plan.txt', text), '--node', township, '--year', '2024'];
    expect(tongxin(data, ...again).err).toContain('access.role');
    expect(json<{ events: string[] }>(data, ...again, '--as', 'clerk').events[0]).toBe('PlanDrafted');
    expect(json<{ events: string[] }>(data, ...again, '--as', 'clerk').events).toEqual([]);
  });
});

describe('report', () => {
  it('prints the table and nothing else', () => {
    const report = json<{ rows: { code: string }[]; totals: unknown[] }>(
      pristine,
      'report',
      '--period',
      '2023-H1',
      '--as-of',
      '2023-06-10',
    );
    expect(report.rows.map(({ code }) => code)).toEqual(['990101001', '990101101', '990101201']);
  });

  it('writes the table by sector to a sheet and a document as well', async () => {
    const [xlsx, docx] = [join(folder, 'report.xlsx'), join(folder, 'report.docx')];
    const { by, rows } = json<{ by: string; rows: { name: string }[] }>(
      pristine,
      ...['report', '--period', '2023', '--by', 'sector', '--xlsx', xlsx, '--docx', docx],
    );
    expect([by, rows.length > 5]).toEqual(['sector', true]);
    expect((await readRows(readFileSync(xlsx), xlsx))[0]?.[0]).toBe('2023年分界别履职工作汇总');
    expect(await readText(readFileSync(docx), docx)).toContain(rows[0]?.name);
  });

  it('refuses a period that is none, with a code and an exit', () => {
    const { code, out } = tongxin(pristine, 'report', '--period', '2023-H3', '--json');
    expect([code, (JSON.parse(out) as { code: string }).code]).toEqual([1, 'report.period-not-found']);
  });
});

describe('import-roster', () => {
  const header = '委员证号,姓名,界别,委员活动组,手机号码';

  it('tells errors by row and records nothing', () => {
    const roster = file('roster.csv', `${header}\n30101,甘露,农业界,清河镇政协工委,13800000000\n30102,,农业界,无此工委,`);
    const { code, out } = tongxin(pristine, 'import-roster', roster, '--json');
    const { errors, outcome } = JSON.parse(out) as { errors: { row: number }[]; outcome: unknown };
    expect([code, outcome, [...new Set(errors.map(({ row }) => row))]]).toEqual([1, null, [3]]);
    expect(out).not.toContain('13800000000');
  });

  it('brings members in once', () => {
    const data = join(folder, 'roster');
    cpSync(pristine, data, { recursive: true });
    const roster = file('good.csv', iconv.encode(`${header}\n30101,甘露,农业界,清河镇政协工委,13800000000`, 'gbk'));
    const recorded = () => json<{ outcome: { recorded: number } }>(data, 'import-roster', roster).outcome.recorded;
    expect([recorded(), recorded()]).toEqual([1, 0]);
  });
});

describe('backup and restore', () => {
  it('bring every event back under a new epoch, and the log is sound', () => {
    const [copy, data] = [join(folder, 'copy'), join(folder, 'restored')];
    const { nodes } = json<{ nodes: { node: string; events: number }[] }>(pristine, 'backup', copy);
    expect(nodes).toHaveLength(4);
    const restored = json<{ nodes: object[] }>(data, 'restore', copy);
    const waiting = ['990101001', township, '990101201'].map((node) => ({ node, awaits: '990101' }));
    expect(restored.nodes).toEqual([{ node: '990101', epoch: 1 }, ...waiting]);
    expect(tongxin(data, 'verify').code).toBe(0);
    const before = json<{ rows: unknown }>(pristine, 'report', '--period', '2023');
    expect(json<{ rows: unknown }>(data, 'report', '--period', '2023').rows).toEqual(before.rows);
    const verified = json<{ findings: object[]; restorations: { epoch: number }[] }[]>(data, 'verify');
    expect(verified.map(({ findings, restorations }) => [findings, restorations.map(({ epoch }) => epoch)])).toEqual(
      verified.map(() => [[], [1]]),
    );
    expect(tongxin(data, 'restore', copy).err).toContain('restore.data-there');
  });
});

describe('package', () => {
  it('is carried to the county and acknowledged, once, by the program that holds the data', () => {
    const [data, other] = [join(folder, 'packages'), join(folder, 'packages-again')];
    for (const one of [data, other]) cpSync(pristine, one, { recursive: true });
    const out = join(folder, 'to-county.txp');
    const exported = json<{ files: { file: string }[] }>(data, 'package', 'export', '--node', township, '--to', '990101', '--out', out);
    expect(exported).toMatchObject({ to: '990101', files: [{ file: out }] });
    const taken = () => json<{ from: string; fresh: number }>(other, 'package', 'import', out);
    expect([taken(), taken()]).toMatchObject([
      { from: township, fresh: 0 },
      { from: township, fresh: 0 },
    ]);
    const { code, err } = tongxin(other, 'package', 'import', out, '--node', township);
    expect([code, err]).toEqual([1, expect.stringContaining('package.wrong-receiver')]);
    expect(tongxin(data, 'package', 'export', '--node', township, '--to', '990102', '--json')).toMatchObject({
      code: 1,
      out: expect.stringContaining('package.unknown-peer') as unknown,
    });
    expect(tongxin(data, 'package', 'import', 'nowhere.txp').err).toContain('operator.file-unreadable');
  });
});

describe('quarantine', () => {
  it('lists what did not fit, without what it says, of all or of one peer', async () => {
    expect(json(pristine, 'quarantine')).toEqual([]);
    const data = join(folder, 'quarantine');
    cpSync(pristine, data, { recursive: true });
    const stores = openSqliteStores(join(data, '990101'), { clock: systemClock });
    const entry = { stream: `activity-${township}.a1`, revision: 3, text: '{"secret":1}', hash: '00' };
    const told = { from: township, sequence: 7, reason: 'broken-chain', at: '2026-04-01T02:00:00.000Z' };
    await stores.records.put(QUARANTINE, { [`${township}:7`]: { ...told, entry } });
    await stores.close();
    const listed = tongxin(data, 'quarantine', '--json').out;
    expect(JSON.parse(listed)).toEqual([{ ...told, stream: entry.stream, revision: 3 }]);
    expect(listed).not.toContain('secret');
    expect(tongxin(data, 'quarantine').out).toContain(`${township} #7 ${entry.stream}@3: broken-chain`);
    expect(json(data, 'quarantine', '--from', '990101001')).toEqual([]);
  });
});

describe('a node whose events are elsewhere', () => {
  it.each([
    [{ EVENT_STORE: 'eventstoredb' }, ['restore', join(folder, 'no-backup')]],
    [{ EVENT_STORE: 'eventstoredb' }, ['join', join(folder, 'no-invitation'), '--restore', join(folder, 'no-backup')]],
    [{ EVENT_STORE: 'eventstoredb' }, ['backup', join(folder, 'no-folder')]],
    [{ VIEW_STORE: 'mongodb' }, ['node', '--code', '990101']],
  ])('is told by %j that %j is not for it, and nothing is touched', (environment, words) => {
    const data = join(folder, 'elsewhere', words[0] ?? '');
    const { code, err } = tongxinWith(environment, data, ...words);
    expect([code, err]).toEqual([1, expect.stringContaining('node.kept-elsewhere')]);
    expect(existsSync(join(data, 'nodes.json'))).toBe(false);
  });
});

describe('parked', () => {
  it('lists what reactions could not deal with, and retry-parked deals with it once more', async () => {
    expect(json(pristine, 'parked')).toEqual([]);
    const data = join(folder, 'parked');
    cpSync(pristine, data, { recursive: true });
    const stores = openSqliteStores(join(data, '990101'), { clock: systemClock });
    const [issued] = (await stores.events.readLog(0, { categories: ['directive'] })).events;
    const { stream, revision, id: event } = issued;
    const told = { consumer: 'share-directive-on-issued', stream, revision, event, problem: 'TypeError', at: '2026-04-01T02:00:00.000Z' };
    await stores.records.put(PARKED_EVENTS, { [`${told.consumer} ${stream} 0000000000`]: told });
    await stores.close();
    expect(json(data, 'parked')).toEqual([told]);
    expect(tongxin(data, 'parked').out).toContain(`${told.consumer} ${stream}@${revision}: TypeError`);
    expect(json(data, 'retry-parked', told.consumer, stream)).toEqual({ dealt: 1 });
    expect(json(data, 'parked')).toEqual([]);
    expect(tongxin(data, 'retry-parked', told.consumer, stream).err).toContain('reaction.nothing-parked');
  });
});

it('rebuild makes the same documents again, byte for byte', () => {
  const rebuilt = json<{ same: boolean }[]>(pristine, 'rebuild');
  expect(rebuilt.length).toBeGreaterThan(15);
  expect(rebuilt.filter(({ same }) => !same)).toEqual([]);
});

it('says how it is used', () => {
  const { code, err } = tongxin(pristine, 'report');
  expect([code, err]).toEqual([2, expect.stringContaining('--period')]);
  for (const command of [
    'node',
    'report',
    'import-plan',
    'import-roster',
    'rebuild',
    'verify',
    'backup',
    'restore',
    'package',
    'reset-password',
  ]) {
    expect(tongxin(pristine, command, '--help')).toMatchObject({ code: 0, out: expect.stringContaining('Usage: tongxin') as unknown });
  }
});
