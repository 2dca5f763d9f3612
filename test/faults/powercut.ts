import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { compare, readLedger } from './ledger.js';
import type { FaultRow, Tally } from './tally.js';
import { boundLedger, frameBoundaries, readTrace, type WalTrace } from './wal-trace.js';
import type { Opening, Workload } from './workload.js';
import type { WriterOrder } from './writer.js';

export interface PowercutOptions {
  readonly synchronous: Opening['synchronous'];
  /** Recorded runs, each cut at every frame. */
  readonly runs: number;
  readonly commands: number;
  readonly seed: number;
  readonly name: string;
  readonly workload: Workload;
  /** Path of the compiled writing process. */
  readonly writer: string;
  readonly onProgress: (cut: number, cuts: number) => void;
}

/** strace shows which bytes were synced when; without it nobody can say what a loss of power may take. */
export class StraceMissing extends Error {
  constructor(reason: string) {
    super(`the powercut test needs strace, which ${reason}; on Debian: apt-get install strace`);
    this.name = 'StraceMissing';
  }
}

/** Where cut copies are looked at; they need not outlive anything, so where there is a disk in memory they are kept off the real one. */
const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** A recorded run: the files as they were at its end, and what the kernel was asked for on the way. */
interface Recording {
  readonly file: string;
  readonly wal: Buffer;
  readonly ledger: Buffer;
  readonly trace: WalTrace;
}

/** Records runs with all of the log in the WAL, then lets the power fail at every frame of it and checks what stands. */
export async function powercut(options: PowercutOptions, tally: Tally): Promise<FaultRow & { cuts: number }> {
  let cuts = 0;
  for (let run = 1; run <= options.runs; run += 1) {
    const [root, scratch] = [tmpdir(), inMemory].map((place) => mkdtempSync(join(place, 'tongxin-powercut-')));
    try {
      const recording = record(root, run, options);
      cuts += await cutEverywhere(recording, join(scratch, 'cut'), run, options, tally);
    } finally {
      for (const directory of [root, scratch]) rmSync(directory, { recursive: true });
    }
  }
  return { ...tally.row(options.runs), cuts };
}

function record(root: string, run: number, { synchronous, commands, seed, name, workload, writer }: PowercutOptions): Recording {
  const directory = join(root, 'data');
  const [ledger, trace] = [join(root, 'ledger'), join(root, 'trace')];
  const opening: Opening = { synchronous, walAutocheckpoint: 0 };
  const order: WriterOrder = { workload: name, directory, ledger, seed: seed + run, opening, commands };
  const calls = 'trace=pwrite64,write,fsync,fdatasync';
  const traced = ['-f', '-y', '-s', '0', '-e', calls, '-o', trace, '--', process.execPath, writer, JSON.stringify(order)];
  const { error, stderr, signal, status } = spawnSync('strace', traced, { encoding: 'utf8' });
  if (error) throw new StraceMissing('is not installed');
  if (signal !== 'SIGKILL')
    throw status === 1 && /ptrace|attach/i.test(stderr) ? new StraceMissing('may not trace here') : new Error(stderr);
  const file = workload.eventsFile(directory);
  const wal = readFileSync(`${file}-wal`);
  return { file, wal, ledger: readFileSync(ledger), trace: readTrace(readFileSync(trace, 'utf8'), `${file}-wal`, ledger) };
}

async function cutEverywhere(
  recording: Recording,
  directory: string,
  run: number,
  options: PowercutOptions,
  tally: Tally,
): Promise<number> {
  const { wal, ledger, trace } = recording;
  if (trace.written !== wal.length) throw new Error(`the trace tells of ${trace.written} bytes of WAL, the file has ${wal.length}`);
  const cuts = [...waysToCut(wal)];
  let acknowledged = readLedger(ledger.toString()).acknowledged.size;
  for (const [at, { length, left, how }] of cuts.entries()) {
    const bound = readLedger(ledger.subarray(0, boundLedger(trace, length)).toString()).acknowledged;
    const findings = await checkCut(recording, left, directory, options.workload);
    tally.add({ ...compare(bound, findings.ids), ...findings, acknowledged, where: `run ${run} of seed ${options.seed}, ${how}` });
    acknowledged = 0;
    options.onProgress(at + 1, cuts.length);
  }
  return cuts.length;
}

/** At each frame: the file ends there; it ends within the next frame; it kept its length, but what was never synced reads as zeros. */
function* waysToCut(wal: Buffer): Generator<{ length: number; left: Buffer; how: string }> {
  for (const length of frameBoundaries(wal)) {
    const whole = wal.subarray(0, length);
    yield { length, left: whole, how: `cut at ${length}` };
    if (length === wal.length) continue;
    const torn = Math.min(length + 1000, wal.length);
    yield { length: torn, left: wal.subarray(0, torn), how: `torn at ${torn}` };
    yield { length, left: Buffer.concat([whole, Buffer.alloc(wal.length - length)]), how: `zeros from ${length}` };
  }
}

async function checkCut({ file }: Recording, left: Buffer, directory: string, workload: Workload): ReturnType<Workload['check']> {
  mkdirSync(directory);
  try {
    const cut = join(directory, basename(file));
    copyFileSync(file, cut);
    if (left.length > 0) writeFileSync(`${cut}-wal`, left);
    return await workload.check(dirname(cut));
  } finally {
    rmSync(directory, { recursive: true });
  }
}
