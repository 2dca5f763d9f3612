/** One line of the result. */
export interface FaultRow {
  readonly fault: string;
  readonly runs: number;
  /** Events acknowledged to the writers. */
  readonly acknowledged: number;
  /** Acknowledged events that did not stand afterwards. */
  readonly lost: number;
  /** Events that stood there more than once. */
  readonly doubled: number;
  /** The slowest recovery, from opening to the first answer, in milliseconds. */
  readonly recoveryMs: number;
}

export interface Outcome {
  readonly acknowledged: number;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
  readonly problems: readonly string[];
  readonly recoveryMs: number;
  readonly where: string;
}

/** Adds up what the runs of one fault found. */
export class Tally {
  private acknowledged = 0;
  private readonly lost = new Set<string>();
  private readonly doubled = new Set<string>();
  private recoveryMs = 0;
  /** The first things found wrong, in words. */
  readonly problems: string[] = [];

  constructor(private readonly fault: string) {}

  get failed(): boolean {
    return this.lost.size > 0 || this.doubled.size > 0 || this.problems.length > 0;
  }

  get lostAny(): boolean {
    return this.lost.size > 0;
  }

  add({ acknowledged, lost, doubled, problems, recoveryMs, where }: Outcome): void {
    this.acknowledged += acknowledged;
    for (const id of lost) this.lost.add(id);
    for (const id of doubled) this.doubled.add(id);
    this.recoveryMs = Math.max(this.recoveryMs, recoveryMs);
    const words = [...problems, ...lost.map((id) => `lost ${id}`), ...doubled.map((id) => `doubled ${id}`)];
    for (const problem of words) if (this.problems.length < 20) this.problems.push(`${this.fault}, ${where}: ${problem}`);
  }

  row(runs: number): FaultRow {
    const { fault, acknowledged } = this;
    const recoveryMs = Math.round(this.recoveryMs * 10) / 10;
    return { fault, runs, acknowledged, lost: this.lost.size, doubled: this.doubled.size, recoveryMs };
  }
}
