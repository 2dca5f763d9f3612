import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

/** As a power cut of the process: nothing is finished. Resolves when it is gone, at once where it was never there. */
export async function killed(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}
