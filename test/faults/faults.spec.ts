import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { requires } from '@tongxin/testing';
import { BuiltFaults } from './built-faults.js';
import { compare, readLedger } from './ledger.js';
import { boundLedger, frameBoundaries, readTrace } from './wal-trace.js';

const program = new BuiltFaults();
const built = program.folder;
const faults = (...given: string[]) => program.run(...given);

beforeAll(() => program.build(), 60_000);
afterAll(() => program.remove());

describe('faults crash', () => {
  it.each(['store', 'node'])(
    'loses and doubles nothing in five kills of a writing %s',
    (workload) => {
      const { status, rows, stderr } = faults('crash', '--runs', '5', '--seed', '7', '--workload', workload);
      expect(stderr).toBe('');
      expect(rows).toMatchObject([{ fault: 'crash', runs: 5, lost: 0, doubled: 0 }]);
      expect(rows[0]?.['acknowledged']).toBeGreaterThan(0);
      expect(status).toBe(0);
    },
    120_000,
  );

  it('refuses a number of runs that is none', () => {
    expect(faults('crash', '--runs', 'many').status).not.toBe(0);
  });
});

requires('mongodb-test-server')('faults mongodb-bulk', () => {
  it('loses and doubles nothing when the process or the server is killed amid commits to MongoDB', () => {
    const { status, rows, stderr } = faults('mongodb-bulk', '--runs', '2', '--seed', '7');
    expect(stderr).toBe('');
    expect(rows).toMatchObject([
      { fault: 'mongodb-bulk', runs: 2, lost: 0, doubled: 0 },
      { fault: 'mongodb-bulk-server-emptied', runs: 2, lost: 0, doubled: 0 },
    ]);
    expect(rows[1]?.['acknowledged']).toBeGreaterThan(0);
    expect(status).toBe(0);
  }, 180_000);
});

requires('mongodb-test-server')('faults mongodb-steps', () => {
  it('loses and doubles nothing when the server is killed at any step of a commit and two projectors go on', () => {
    const { status, rows, stderr } = faults('mongodb-steps', '--runs', '1', '--seed', '7');
    expect(stderr).toBe('');
    expect(rows).toMatchObject([{ fault: 'mongodb-steps', runs: 1, lost: 0, doubled: 0 }]);
    expect(rows[0]?.['acknowledged']).toBeGreaterThan(0);
    expect(status).toBe(0);
  }, 120_000);
});

requires('strace')('faults powercut', () => {
  it('loses nothing at any frame, and the control with synchronous=OFF does', () => {
    const { status, rows } = faults('powercut', '--commands', '12', '--seed', '7');
    expect(rows).toMatchObject([
      { fault: 'powercut', runs: 1, lost: 0, doubled: 0 },
      { fault: 'powercut-control-synchronous-off', runs: 1, doubled: 0 },
    ]);
    expect(rows[1]?.['lost']).toBeGreaterThan(0);
    expect(status).toBe(0);
  }, 120_000);

  it('fails when the store is opened with synchronous=OFF', () => {
    const { status, rows } = faults('powercut', '--commands', '5', '--synchronous', 'off');
    expect(rows[0]?.['lost']).toBeGreaterThan(0);
    expect(status).toBe(1);
  }, 120_000);
});

describe('faults of the EventStoreDB double', () => {
  it.each(['eventstoredb-append', 'eventstoredb-subscription'])(
    'lose and double nothing in three kills (%s)',
    (fault) => {
      const { status, rows, stderr } = faults(fault, '--runs', '3', '--seed', '7');
      expect(stderr).toBe('');
      expect(rows).toMatchObject([{ fault, runs: 3, lost: 0, doubled: 0 }]);
      expect(rows[0]?.['acknowledged']).toBeGreaterThan(0);
      expect(status).toBe(0);
    },
    120_000,
  );
});

requires('nats-server')('faults of a log over NATS', () => {
  it.each(['nats-killed', 'two-publishers', 'poisoned-event'])(
    'loses and doubles nothing: %s',
    (fault) => {
      const { status, rows } = faults(fault, '--runs', '1', '--seed', '7');
      expect(rows).toMatchObject([{ fault, runs: 1, lost: 0, doubled: 0 }]);
      expect(status).toBe(0);
    },
    120_000,
  );
});

requires('root')('faults disk-full', () => {
  it('refuses with a code of its own while there is no room, loses nothing, and goes on once there is', () => {
    const { status, rows, stderr } = faults('disk-full', '--runs', '1', '--seed', '7');
    expect(stderr).toBe('');
    expect(rows).toMatchObject([{ fault: 'disk-full', runs: 1, lost: 0, doubled: 0 }]);
    expect(rows[0]?.['acknowledged']).toBeGreaterThan(0);
    expect(status).toBe(0);
  }, 120_000);
});

describe('data directory', () => {
  const directory = join(built, 'data');
  const library = join(built, 'libs/storage-sqlite/src/index.js');
  const holding = `const { lockDataDirectory } = await import(${JSON.stringify(library)});
    lockDataDirectory(${JSON.stringify(directory)}); process.stdout.write('held\\n'); setInterval(() => {}, 1000);`;
  const hold = (): ReturnType<typeof spawn> =>
    spawn(process.execPath, ['--input-type=module', '-e', holding], { stdio: ['ignore', 'pipe', 'pipe'] });

  it('keeps a second process out, and lets it in once the first was killed', async () => {
    const first = hold();
    await once(first.stdout!, 'data');
    const second = hold();
    const said: string[] = [];
    second.stderr!.on('data', (text) => said.push(String(text)));
    expect(await once(second, 'exit')).toEqual([1, null]);
    expect(said.join('')).toContain(`is in use by process ${first.pid}`);

    first.kill('SIGKILL');
    await once(first, 'exit');
    const third = hold();
    await once(third.stdout!, 'data');
    third.kill('SIGKILL');
    await once(third, 'exit');
  }, 60_000);
});

describe('ledger', () => {
  it('counts whole lines only, and knows what got no answer', () => {
    const { acknowledged, open } = readLedger('? a {"x": 1}\n? b {}\n? c {}\n! a a a2\nx b\n! c');
    expect([...acknowledged]).toEqual(['a', 'a2']);
    expect(open).toEqual([{ id: 'c', body: '{}' }]);
  });

  it('sees what is lost and what is doubled', () => {
    expect(compare(new Set(['a', 'b']), ['a', 'c', 'c'])).toEqual({ lost: ['b'], doubled: ['c'] });
  });
});

describe('trace of the WAL', () => {
  const trace = readTrace(
    [
      '7  pwrite64(20</d/e.sqlite-wal>, ""..., 32, 0) = 32',
      '7  pwrite64(20</d/e.sqlite-wal>, ""..., 4120, 32) = 4120',
      '7  write(21</d/ledger>, ""..., 10) = 10',
      '8  write(22</d/other>, ""..., 10 <unfinished ...>',
      '7  fdatasync(20</d/e.sqlite-wal> <unfinished ...>',
      '8  <... write resumed>) = 10',
      '7  <... fdatasync resumed>) = 0',
      '7  write(21</d/ledger>, ""..., 5) = 5',
      '7  pwrite64(20</d/e.sqlite-wal>, ""..., 4120, 4152) = 4120',
      '7  fdatasync(20</d/e.sqlite-wal>) = -1 EIO (Input/output error)',
      '7  write(21</d/ledger>, ""..., 4) = 4',
      '7  +++ killed by SIGKILL +++',
    ].join('\n'),
    '/d/e.sqlite-wal',
    '/d/ledger',
  );

  it('binds what was entered before a sync reached beyond the cut', () => {
    expect(trace.written).toBe(8272);
    expect(boundLedger(trace, 0)).toBe(10);
    expect(boundLedger(trace, 4151)).toBe(10);
    expect(boundLedger(trace, 4152)).toBe(19);
  });

  it('refuses a WAL that was written anew', () => {
    expect(() => readTrace('7  pwrite64(20</w>, ""..., 32, 64) = 32', '/w', '/l')).toThrow('written at 64');
  });

  it('knows the frames by the page size in the header', () => {
    const wal = Buffer.alloc(32 + 2 * (24 + 4096));
    wal.writeUInt32BE(4096, 8);
    expect(frameBoundaries(wal)).toEqual([0, 32, 4152, 8272]);
    expect(frameBoundaries(Buffer.alloc(0))).toEqual([0]);
  });
});
