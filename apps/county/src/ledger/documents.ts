/** Numerator and denominator. */
export type Amount = readonly [numerator: number, denominator: number];

/** Sums of one indicator and township: `*` for all, and `<axis>=<value>` for each part it is split by. */
export type Sums = Readonly<Record<string, Amount>>;

export const ALL = '*';

/** One posting: what an event changed of an indicator on a business day. Never changed; a correction is a line of its own. */
export interface LedgerLine {
  readonly indicator: string;
  /** Node that owns the stream. */
  readonly township: string;
  readonly axes?: Readonly<Record<string, string>>;
  readonly businessDate: string;
  readonly numerator: number;
  readonly denominator: number;
  /** Stream of what the figure speaks of, where it is another than the event's. */
  readonly of?: string;
  /** What of it, such as the item of a plan. */
  readonly part?: string;
  readonly event: { readonly id: string; readonly type: string; readonly stream: string; readonly revision: number };
  readonly actor: string;
  readonly recordedAt: string;
}

export function plus(sums: Sums, axis: string, numerator: number, denominator: number): Amount {
  const before = sums[axis];
  return before === undefined ? [numerator, denominator] : [before[0] + numerator, before[1] + denominator];
}

/** All that two sums hold, part by part. */
export function added(sums: Sums, more: Sums): Sums {
  const result: Record<string, Amount> = { ...sums };
  for (const [axis, [numerator, denominator]] of Object.entries(more)) result[axis] = plus(result, axis, numerator, denominator);
  return result;
}

/** What a contribution or line adds, as sums. */
export function sumsOf({ axes, numerator, denominator }: Pick<LedgerLine, 'axes' | 'numerator' | 'denominator'>): Sums {
  const amount: Amount = [numerator, denominator];
  const parts = Object.entries(axes ?? {}).map(([axis, value]) => [`${axis}=${value}`, amount] as const);
  return Object.fromEntries([[ALL, amount] as const, ...parts]);
}
