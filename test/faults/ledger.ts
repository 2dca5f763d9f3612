import { existsSync, openSync, readFileSync, writeSync } from 'node:fs';

/** A command as it was sent; `body` is all that is needed to send the very same again. */
export interface SentCommand {
  readonly id: string;
  readonly body: string;
}

/**
 * What a writing process said it sent and got acknowledged: a file to which it appends one line with one call. A killed process
 * leaves every line that it wrote, and a trace of its system calls shows each line in its place between the syncs.
 */
export class Ledger {
  private readonly handle: number;
  /** Commands of earlier lives that got no answer. */
  readonly open: readonly SentCommand[];

  constructor(readonly file: string) {
    this.open = existsSync(file) ? readLedger(readFileSync(file, 'utf8')).open : [];
    this.handle = openSync(file, 'a');
  }

  sends({ id, body }: SentCommand): void {
    writeSync(this.handle, `? ${id} ${body}\n`);
  }

  acknowledged(id: string, eventIds: readonly string[]): void {
    writeSync(this.handle, `! ${id} ${eventIds.join(' ')}\n`);
  }

  refused(id: string): void {
    writeSync(this.handle, `x ${id}\n`);
  }
}

export interface LedgerContent {
  /** Ids of the events of acknowledged commands. */
  readonly acknowledged: ReadonlySet<string>;
  /** Sent, but neither acknowledged nor refused. */
  readonly open: readonly SentCommand[];
}

/** Reads whole lines; what a killed process wrote of a last line counts for nothing. */
export function readLedger(text: string): LedgerContent {
  const acknowledged = new Set<string>();
  const open = new Map<string, SentCommand>();
  for (const line of text.split('\n').slice(0, -1)) {
    const [sign, id = '', ...rest] = line.split(' ');
    if (sign === '?') open.set(id, { id, body: rest.join(' ') });
    else open.delete(id);
    if (sign === '!') for (const eventId of rest) acknowledged.add(eventId);
  }
  return { acknowledged, open: [...open.values()] };
}

/** Acknowledged ids that do not stand in the log, and ids that stand there more than once. */
export function compare(acknowledged: ReadonlySet<string>, ids: readonly string[]): { lost: string[]; doubled: string[] } {
  const seen = new Set<string>();
  const doubled: string[] = [];
  for (const id of ids) {
    if (seen.has(id)) doubled.push(id);
    seen.add(id);
  }
  return { lost: [...acknowledged].filter((id) => !seen.has(id)), doubled };
}
