import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compare, readLedger } from './ledger.js';
import type { FaultRow, Tally } from './tally.js';
import { randomFrom, type Workload } from './workload.js';
import type { WriterOrder } from './writer.js';

export interface CrashOptions {
  readonly runs: number;
  readonly seed: number;
  readonly name: string;
  readonly workload: Workload;
  /** Path of the compiled writing process. */
  readonly writer: string;
  readonly onProgress: (run: number) => void;
}

/** A data directory lives through this many kills, so that recoveries build on recoveries; then comes a new one. */
const KILLS_PER_DIRECTORY = 20;
/** A kill comes at most so long after the process began to write, in milliseconds. */
const LONGEST_LIFE = 300;

/** Kills a writing process at random moments, time and again, and checks after each what stands. */
export async function crash({ runs, seed, name, workload, writer, onProgress }: CrashOptions, tally: Tally): Promise<FaultRow> {
  const random = randomFrom(seed);
  for (let run = 0; run < runs;) {
    const root = mkdtempSync(join(tmpdir(), 'tongxin-crash-'));
    const order = {
      workload: name,
      directory: join(root, 'data'),
      ledger: join(root, 'ledger'),
      opening: { synchronous: 'FULL' },
      commands: null,
    } as const;
    let acknowledged = 0;
    for (let kill = 0; kill < KILLS_PER_DIRECTORY && run < runs; kill += 1) {
      run += 1;
      await liveAndDie(writer, { ...order, seed: seed + run }, random);
      const ledger = readLedger(existsSync(order.ledger) ? readFileSync(order.ledger, 'utf8') : '').acknowledged;
      const findings = await workload.check(order.directory);
      tally.add({
        ...compare(ledger, findings.ids),
        ...findings,
        acknowledged: ledger.size - acknowledged,
        where: `run ${run} of seed ${seed}`,
      });
      acknowledged = ledger.size;
      onProgress(run);
    }
    if (tally.failed) process.stderr.write(`kept for inspection: ${root}\n`);
    else rmSync(root, { recursive: true });
  }
  return tally.row(runs);
}

/** Most die while they write, one in ten while it still starts. */
async function liveAndDie(writer: string, order: WriterOrder, random: () => number): Promise<void> {
  const child = spawn(process.execPath, [writer, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit') as Promise<[code: number | null]>;
  const ready = once(child.stdout, 'data');
  const early = random() < 0.1;
  if (!early) await Promise.race([ready, ended]);
  await new Promise((resolve) => setTimeout(resolve, random() * LONGEST_LIFE));
  child.kill('SIGKILL');
  const [code] = await ended;
  if (code !== null && code !== 0) throw new Error(`the writing process failed by itself with exit code ${code} (seed ${order.seed})`);
}
