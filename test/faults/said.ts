import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** The first line on a process's standard output that is as it shall be; the others are let go. @throws when the process ends before. */
export async function said(child: ChildProcess, pattern: RegExp, who: string): Promise<RegExpExecArray> {
  const { stdout } = child;
  if (!stdout) throw new Error(`nobody hears what ${who} says`);
  const failed = once(child, 'exit').then(([code]) => {
    throw new Error(`${who} ended with exit code ${String(code)} before it said ${String(pattern)}`);
  });
  failed.catch(() => undefined);
  const heard = new Promise<RegExpExecArray>((resolve) => {
    createInterface({ input: stdout }).on('line', (line) => {
      const found = pattern.exec(line);
      if (found) resolve(found);
    });
  });
  return Promise.race([heard, failed]);
}
