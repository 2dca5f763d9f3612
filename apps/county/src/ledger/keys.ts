import { parseStream } from '@tongxin/eventing';
import { linesOf, type Account, type Axes, type Line, type Posting } from './documents.js';

// Keys of the ledger's documents. Each begins with the kind and then what it is asked by, so one range of keys answers a question:
//   total|<year or quarter>|<indicator>|<township>             sum of a year, of a quarter by business date
//   arrival|<month>|<arrived in>|<indicator>|<township>        sum of a business month of what came in during one month
//   place|<indicator>|<township>|<business date>|<stream>|<axes>|<arrived in>  where a posting is found
//   account|<stream>                                           what they posted
// A year is read from one total, a half-year from two, whatever happened in them; a month from what arrived of it, for the most part in one or two months.

/** Keys that begin with one prefix, up to and with those that begin with another; both end before a `|`. */
export function keysFrom(first: string, last: string = first): { gte: string; lt: string } {
  return { gte: `${first}|`, lt: `${last}}` };
}

export function accountKey(stream: string): string {
  if (stream !== last.stream) last = { stream, account: `account|${stream}` };
  return last.account;
}

/** The key made last: a stream's events often follow each other, and making and hashing a key anew costs more than all else about it. */
let last = { stream: '', account: 'account|' };

/** Where a posting of a stream is found from its indicator, township and day. */
export interface Placed {
  readonly indicator: string;
  readonly township: string;
  readonly businessDate: string;
  readonly stream: string;
  /** `type=TRAINING`, empty where there are none. */
  readonly axes: string;
  readonly arrivedIn: string;
}

export function placeKey(cell: Cell, stream: string, { businessDate, axes, arrivedIn }: Posting): string {
  return `${cell.places}|${businessDate}|${stream}|${axesText(axes)}|${arrivedIn}`;
}

export function placedAt(key: string): Placed {
  const [, indicator = '', township = '', businessDate = '', ...rest] = key.split('|');
  const [axes = '', arrivedIn = ''] = rest.slice(-2);
  return { indicator, township, businessDate, stream: rest.slice(0, -2).join('|'), axes, arrivedIn };
}

/** The lines a place key speaks of, in the order of their events. */
export function linesAt({ postings }: Account, placed: Placed): readonly Line[] {
  const { node } = parseStream(placed.stream);
  const there = postings.filter(
    (one) =>
      one.arrivedIn === placed.arrivedIn &&
      one.indicator === placed.indicator &&
      one.businessDate === placed.businessDate &&
      (one.township ?? node) === placed.township &&
      axesText(one.axes) === placed.axes,
  );
  return there.flatMap(linesOf).sort((one, other) => one.revision - other.revision);
}

/** `2023-Q2` of a month `2023-05`. */
export function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

export function yearOf(month: string): string {
  return month.slice(0, 4);
}

/** The spans a month is added up in. */
export function spansOf(month: string): readonly string[] {
  return [yearOf(month), quarterOf(month)];
}

/** Axes as a key has them. Values of a county's own, such as sectors, may hold any character. */
export function axesText(axes: Axes | undefined): string {
  if (axes === undefined) return '';
  return Object.entries(axes)
    .map(([axis, value]) => `${axis}=${value.replaceAll(/[%|&=]/g, encodeURIComponent)}`)
    .join('&');
}

/** Where postings of one indicator, township and business month are added up: in the totals of its year and quarter, and by month and month of arrival. */
export class Cell {
  readonly places: string;
  readonly totals: readonly string[];
  private readonly arrivals = new Map<string, string>();

  constructor(
    private readonly place: string,
    private readonly month: string,
  ) {
    this.places = `place|${place}`;
    this.totals = spansOf(month).map((span) => `total|${span}|${place}`);
  }

  arrivedIn(month: string): string {
    const known = this.arrivals.get(month) ?? `arrival|${this.month}|${month}|${this.place}`;
    this.arrivals.set(month, known);
    return known;
  }
}

interface Wanted {
  readonly indicator: string;
  readonly township: string;
  readonly month: string;
  readonly cell: Cell;
}

/** Cells by indicator, township and month, each made once: a rebuild would spend most of its time on making keys. */
export class Cells {
  private readonly known = new Map<string, Map<string, Map<string, Cell>>>();
  private last: Wanted | undefined;

  of(indicator: string, township: string, month: string): Cell {
    const { last } = this;
    if (last?.indicator === indicator && last.township === township && last.month === month) return last.cell;
    const cell = this.find(indicator, township, month);
    this.last = { indicator, township, month, cell };
    return cell;
  }

  private find(indicator: string, township: string, month: string): Cell {
    const townships = entry(this.known, indicator, () => new Map<string, Map<string, Cell>>());
    const months = entry(townships, township, () => new Map<string, Cell>());
    return entry(months, month, () => new Cell(`${indicator}|${township}`, month));
  }
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
