import type { FaultRow, Tally } from './tally.js';

/** Shows progress on standard error and the result on standard output: a table for people, one JSON value for programs. */
export class Report {
  private readonly rows: FaultRow[] = [];
  private readonly problems: string[] = [];

  constructor(private readonly json: boolean) {}

  progress(text: string): void {
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
  }

  /** Takes in the row of a fault, and what was found wrong. */
  add(row: FaultRow, { problems }: Pick<Tally, 'problems'>): void {
    this.progress('');
    this.rows.push(row);
    this.problems.push(...problems);
  }

  print(): void {
    if (this.json) process.stdout.write(`${JSON.stringify(this.rows)}\n`);
    else for (const row of this.rows) process.stdout.write(`${lineOf(row)}\n`);
    for (const problem of this.problems) process.stderr.write(`${problem}\n`);
  }
}

function lineOf({ fault, ...figures }: FaultRow): string {
  const texts = Object.entries(figures).map(([name, value]) => `${name} ${String(value)}`);
  return `${fault.padEnd(34)} ${texts.join('  ')}`;
}
