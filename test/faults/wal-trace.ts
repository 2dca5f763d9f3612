/** What the kernel was asked to do with the WAL, and when the ledger told of an acknowledgement between. */
export interface WalTrace {
  /** Length of the WAL when the process ended, in bytes. */
  readonly written: number;
  /** For each sync that ended well, how much of the WAL it covered, in order. */
  readonly synced: readonly number[];
  /** For each entry in the ledger, how many syncs of the WAL had ended before it, and where in the ledger it ends, in bytes. */
  readonly entries: readonly { readonly syncs: number; readonly ledgerEnd: number }[];
}

/** `PID call(FD<path>, …) = result`; a call that another thread interrupts is two lines, `… <unfinished ...>` and `<... call resumed>…`. */
const call = /^(\d+)\s+(\w+)\(\d+<([^>]*)>(.*)$/;
const resumed = /^(\d+)\s+<\.\.\. (\w+) resumed>(.*)$/;
const unfinished = /<unfinished \.\.\.>$/;

interface Call {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  /** How much of the WAL had been written when it began. */
  readonly covered: number;
}

/** Reads the output of `strace -f -y`. @throws when the WAL was not only appended to, since then a prefix of it is no earlier state. */
export function readTrace(text: string, wal: string, ledger: string): WalTrace {
  const reader = new TraceReader(wal, ledger);
  for (const line of text.split('\n')) reader.read(line);
  return reader;
}

class TraceReader implements WalTrace {
  written = 0;
  readonly synced: number[] = [];
  readonly entries: { syncs: number; ledgerEnd: number }[] = [];
  private ledgerEnd = 0;
  private readonly begun = new Map<string, Call>();

  constructor(
    private readonly wal: string,
    private readonly ledger: string,
  ) {}

  read(line: string): void {
    const [, pid, name = '', path = '', rest = ''] = call.exec(line) ?? [];
    if (pid === undefined) return this.readResumed(line);
    const started = { name, path, text: rest.replace(unfinished, ''), covered: this.written };
    if (unfinished.test(rest)) this.begun.set(pid, started);
    else this.done(started);
  }

  private readResumed(line: string): void {
    const [, pid = '', , tail = ''] = resumed.exec(line) ?? [];
    const before = this.begun.get(pid);
    if (!before) return;
    this.begun.delete(pid);
    this.done({ ...before, text: before.text + tail });
  }

  private done({ name, path, text, covered }: Call): void {
    const result = resultOf(text);
    if (result < 0) return;
    if (path === this.ledger && name === 'write') this.enter(result);
    if (path === this.wal) this.doneWithWal(name, text, result, covered);
  }

  private doneWithWal(name: string, text: string, result: number, covered: number): void {
    if (name === 'pwrite64') this.written = appended(this.written, text, result);
    if (name === 'fsync' || name === 'fdatasync') this.synced.push(covered);
  }

  private enter(bytes: number): void {
    this.ledgerEnd += bytes;
    this.entries.push({ syncs: this.synced.length, ledgerEnd: this.ledgerEnd });
  }
}

/** What the kernel answered; less than 0 when it failed or never answered. */
function resultOf(text: string): number {
  return Number(/= (-?\d+)/.exec(text.slice(text.lastIndexOf('= ')))?.[1] ?? -1);
}

function appended(written: number, rest: string, count: number): number {
  const offset = Number(/, (\d+)\)\s*=/.exec(rest)?.[1] ?? Number.NaN);
  if (offset !== written) throw new Error(`the WAL was written at ${offset} when it ended at ${written}`);
  return offset + count;
}

/**
 * How much of the ledger binds when the power fails and `length` bytes of the WAL are left: every entry that was made before a sync
 * reached beyond them. Bytes under no finished sync may be gone; bytes under one cannot.
 */
export function boundLedger({ synced, entries }: WalTrace, length: number): number {
  const beyond = synced.findIndex((covered) => covered > length);
  const syncs = beyond < 0 ? synced.length : beyond;
  return entries.findLast((entry) => entry.syncs <= syncs)?.ledgerEnd ?? 0;
}

/** Where the WAL can be cut between frames: nothing left, the header alone, and after each frame. */
export function frameBoundaries(wal: Buffer): number[] {
  if (wal.length < 32) return [0];
  const frame = 24 + wal.readUInt32BE(8);
  const boundaries = [0];
  for (let at = 32; at <= wal.length; at += frame) boundaries.push(at);
  return boundaries;
}
