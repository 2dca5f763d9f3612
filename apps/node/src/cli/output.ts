import { Refused } from '@tongxin/eventing';
import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from '@tongxin/hosting';
import { textOf } from '../refusal-texts.js';

/** How a command ended, as the shell sees it. */
export const EXIT = { ok: 0, failed: 1, usage: 2 } as const;

export interface OutputOptions {
  /** One JSON document on standard output and nothing else there. */
  readonly json?: boolean;
}

/** Says a result: JSON where asked, else as people read it. */
export function say(result: unknown, { json }: OutputOptions, read: () => string): void {
  process.stdout.write(json ? `${JSON.stringify(result, null, 2)}\n` : `${read()}\n`);
}

/** Runs long work with a bar on standard error; quiet where no one watches. */
export async function withProgress<T>(label: string, work: (progress: Progress) => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work(() => undefined);
  const bar = new SingleBar(
    { format: `${label} {bar} {percentage}% {value}/{total}`, stream: process.stderr, clearOnComplete: true },
    Presets.shades_classic,
  );
  bar.start(1, 0);
  try {
    return await work((done, total) => {
      bar.setTotal(Math.max(total, 1));
      bar.update(done);
    });
  } finally {
    bar.stop();
  }
}

/** A refusal or failure: JSON on standard output where asked, both languages on standard error otherwise. */
export function sayFailure(error: unknown, { json }: OutputOptions): void {
  const code = error instanceof Refused ? error.code : 'program.failed';
  const { zh, en } = error instanceof Refused ? textOf(error) : { zh: messageOf(error), en: messageOf(error) };
  const details = error instanceof Refused ? error.details : {};
  if (json) process.stdout.write(`${JSON.stringify({ code, title: zh, titleEn: en, details }, null, 2)}\n`);
  process.stderr.write(zh === en ? `${zh} (${code})\n` : `${zh}\n${en} (${code})\n`);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
