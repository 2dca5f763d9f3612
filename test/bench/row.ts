/** One line of the bench. `ratioTo…` is ours divided by theirs: for rates more is better, for times and sizes less. */
export interface Row {
  readonly row: RowName;
  readonly unit: string;
  readonly ours: number;
  readonly floor: number | null;
  readonly peer: number | null;
  readonly ratioToFloor: number | null;
  readonly ratioToPeer: number | null;
}

export const ROWS = [
  'append-1',
  'append-64',
  'http-command',
  'fold',
  'rebuild-views',
  'report-10k',
  'report-100k',
  'report-1m',
  'as-of-1m',
  'start-100k',
  'rss',
  'shipping',
  'shipping-lag-p50',
  'shipping-lag-p99',
  'backlog-100k',
  'townships-10',
  'townships-40',
  'rebuild-eventstoredb',
  'rebuild-mongodb',
] as const;
export type RowName = (typeof ROWS)[number];

/** Ours and what it is held against, each measured once a call. */
export interface Contenders {
  ours(): Promise<number>;
  floor?(): Promise<number>;
  peer?(): Promise<number>;
}

export interface Rounds {
  readonly size: { readonly rounds: number };
  /** Told what each round measured. */
  say(text: string): void;
}

/** Medians over the rounds, after one that only warms up. The contenders take turns, so that a noisy minute is everyone's. */
export async function compare(row: RowName, unit: string, { size, say }: Rounds, contenders: Contenders): Promise<Row> {
  const measured = { ours: [] as number[], floor: [] as number[], peer: [] as number[] };
  const { ours, floor, peer } = contenders;
  for (let round = 0; round <= size.rounds; round += 1) {
    const one = { ours: await ours(), floor: await floor?.(), peer: await peer?.() };
    say(`${row} ${round}/${size.rounds}: ours ${shown(one.ours)}, floor ${shown(one.floor)}, peer ${shown(one.peer)}`);
    if (round === 0) continue;
    for (const name of ['ours', 'floor', 'peer'] as const) keep(measured[name], one[name]);
  }
  return rowOf(row, unit, measured);
}

/** A row of what was measured elsewhere; empty lists are contenders that there are not. */
export function rowOf(
  row: RowName,
  unit: string,
  measured: { ours: readonly number[]; floor?: readonly number[]; peer?: readonly number[] },
): Row {
  const [ours, floor, peer] = [medianOf(measured.ours) ?? 0, medianOf(measured.floor ?? []), medianOf(measured.peer ?? [])];
  return {
    row,
    unit,
    ours: rounded(ours),
    floor: floor && rounded(floor),
    peer: peer && rounded(peer),
    ratioToFloor: floor && rounded(ours / floor),
    ratioToPeer: peer && rounded(ours / peer),
  };
}

/** How many a second, given how many were done by the work. */
export async function rateOf(done: number, work: () => Promise<unknown>): Promise<number> {
  return (done * 1000) / (await millisecondsOf(work));
}

export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

export function medianOf(measured: readonly number[]): number | null {
  return measured.length === 0 ? null : quantileOf(measured, 0.5);
}

/** The value that half do not exceed. */
export function p50Of(measured: readonly number[]): number {
  return quantileOf(measured, 0.5);
}

/** The value that 99 of 100 do not exceed. */
export function p99Of(measured: readonly number[]): number {
  return quantileOf(measured, 0.99);
}

/** The value that 95 of 100 do not exceed. */
export function p95Of(measured: readonly number[]): number {
  return quantileOf(measured, 0.95);
}

function quantileOf(measured: readonly number[], share: number): number {
  const sorted = measured.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

function keep(list: number[], measured: number | undefined): void {
  if (measured !== undefined) list.push(measured);
}

function shown(measured: number | undefined): string {
  return measured === undefined ? '–' : String(rounded(measured));
}

/** Three significant places below a thousand, whole numbers above. */
function rounded(value: number): number {
  return value >= 1000 ? Math.round(value) : Number(value.toPrecision(3));
}
