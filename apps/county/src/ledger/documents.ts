/** Numerator and denominator. */
export type Amount = readonly [numerator: number, denominator: number];

/** Sums of one indicator and township: `*` for all, and `<axis>=<value>` for each part it is split by. */
export type Sums = Readonly<Record<string, Amount>>;

export const ALL = '*';

export type Axes = Readonly<Record<string, string>>;

/** What the events of a stream that came in during one month changed of one indicator on one business day, for one thing it speaks of. */
export interface Posting {
  readonly indicator: string;
  /** Absent where it is the node that owns the stream. */
  readonly township?: string;
  readonly businessDate: string;
  readonly arrivedIn: string;
  readonly axes?: Axes;
  /** What the figure speaks of, where it is not the account's stream: the plan that an activity works towards, a member. */
  readonly of?: string;
  /** What of it: an item of the plan, the stream of a member's proposal. */
  readonly part?: string;
  /**
   * A line for each event, never changed itself; a correction is a line of its own. Three numbers: the event's revision in the account's stream, where
   * who, when and what is read, and the numerator and denominator it adds. In a row, since there are as many as attendances.
   */
  readonly lines: readonly number[];
}

/** One line of a posting. */
export interface Line extends Pick<Posting, 'businessDate' | 'axes' | 'of' | 'part'> {
  readonly revision: number;
  readonly amount: Amount;
}

const NUMBERS_IN_A_LINE = 3;

export function linesOf({ businessDate, axes, of, part, lines }: Posting): Line[] {
  return Array.from({ length: lines.length / NUMBERS_IN_A_LINE }, (_, at) => {
    const [revision = 0, numerator = 0, denominator = 0] = lines.slice(at * NUMBERS_IN_A_LINE, (at + 1) * NUMBERS_IN_A_LINE);
    return { businessDate, axes, of, part, revision, amount: [numerator, denominator] };
  });
}

/** All the ledger keeps of one stream, or of another subject such as a member: the state of the entities at it, and what a stream's events posted. */
export interface Account {
  /** By name of the entity. */
  readonly states: Readonly<Record<string, object>>;
  readonly postings: readonly Posting[];
}

/** Says under its key that there is a posting in the account of a stream. */
export interface Place {
  readonly arrivedIn: string;
}

export function plus(sums: Sums, axis: string, numerator: number, denominator: number): Amount {
  const before = sums[axis];
  return before === undefined ? [numerator, denominator] : [before[0] + numerator, before[1] + denominator];
}

/** Sums that are being added up. */
export type Running = Record<string, [numerator: number, denominator: number]>;

/** Adds sums part by part to those that run. */
export function addTo(running: Running, sums: Sums): void {
  for (const part in sums) {
    const [numerator, denominator] = sums[part] ?? [0, 0];
    const known = running[part];
    if (known === undefined) running[part] = [numerator, denominator];
    else {
      known[0] += numerator;
      known[1] += denominator;
    }
  }
}

/** What an amount adds, as sums. */
export function sumsOf(amount: Amount, axes: Axes = {}): Sums {
  const parts = Object.entries(axes).map(([axis, value]) => [`${axis}=${value}`, amount] as const);
  return Object.fromEntries([[ALL, amount] as const, ...parts]);
}

export function isSameAxes(one: Axes | undefined, other: Axes | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  for (const axis in one) if (one[axis] !== other[axis]) return false;
  return Object.keys(one).length === Object.keys(other).length;
}
