import { readFileSync } from 'node:fs';
import { foundCommittee } from '../../../apps/node/src/found-committee.js';
import { Program } from '../../../apps/node/src/program.js';
import type { BenchContext } from '../bench-context.js';
import { fillLog, HandClock } from '../fill-log.js';
import { StartedProgram } from '../started-program.js';
import { rowOf, type Row } from '../row.js';
import { activityBody, openAccount, signIn, TOWNSHIP } from '../township.js';

const ASKED = 20;

/** The real program started on a township of many events: how long to its first answer, and how large it is after some requests. */
export async function startUp({ size, workspace, say }: BenchContext): Promise<readonly Row[]> {
  const directory = workspace.folder('township');
  say(`start-100k: writing a township of ${size.township} events`);
  await prepare(directory, size.township);
  const [times, sizes]: [number[], number[]] = [[], []];
  for (let round = 0; round <= size.rounds; round += 1) {
    say(`start-100k ${round}/${size.rounds}`);
    const program = await StartedProgram.start(directory);
    const resident = await use(program).finally(() => program.stop());
    if (round === 0) continue;
    times.push(program.startedMs);
    if (resident !== undefined) sizes.push(resident);
  }
  workspace.discard(directory);
  return [rowOf('start-100k', 'ms to the first answer', { ours: times }), rowOf('rss', 'MB resident', { ours: sizes })];
}

/** A township as it would stand after its years: log, views, signed heads, an account. */
async function prepare(directory: string, events: number): Promise<void> {
  const clock = new HandClock();
  const failures: unknown[] = [];
  const program = await Program.open(directory, { clock, onError: (error) => failures.push(error) });
  await program.found([TOWNSHIP]);
  const node = program.only(TOWNSHIP.id);
  await openAccount(node.accounts);
  await fillLog(node.stores.events, clock, events, 1);
  await foundCommittee(program, TOWNSHIP);
  await node.engines.settle();
  await program.close();
  if (failures.length > 0) throw failures[0];
}

/** Signs in, reads and writes; then resident megabytes, where the system tells them. */
async function use({ client, pid }: StartedProgram): Promise<number | undefined> {
  const node = `/n/${TOWNSHIP.id}`;
  const token = await signIn(client, node);
  for (let asked = 0; asked < ASKED; asked += 1) {
    await client.granted('GET', `${node}/api/activity-list`, { token });
    await client.granted('GET', `${node}/api/plan-board`, { token });
    await client.granted('POST', `${node}/api/activities/schedule-activity`, { body: activityBody, token });
  }
  return residentOf(pid);
}

function residentOf(pid: number): number | undefined {
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}
