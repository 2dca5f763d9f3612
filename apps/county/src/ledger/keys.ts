import { parseStream } from '@tongxin/eventing';
import type { Account, Axes, Posting } from './documents.js';

// Keys of the ledger's documents. Each begins with the kind and then what it is asked by, so one range of keys answers a question:
//   total|<month>|<indicator>|<township>                       sum of a month by business date
//   arrival|<month>|<arrived in>|<indicator>|<township>        sum of a business month of what came in during one month
//   place|<indicator>|<township>|<business date>|<stream>|<axes>|<arrived in>  where a posting is found
//   account|<stream>                                           what they posted

/** Keys that begin with one prefix, up to and with those that begin with another; both end before a `|`. */
export function keysFrom(first: string, last: string = first): { gte: string; lt: string } {
  return { gte: `${first}|`, lt: `${last}}` };
}

export function accountKey(stream: string): string {
  return `account|${stream}`;
}

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

/** The posting a place key speaks of. */
export function postingAt({ postings }: Account, placed: Placed): Posting | undefined {
  const { node } = parseStream(placed.stream);
  return postings.find(
    (one) =>
      one.arrivedIn === placed.arrivedIn &&
      one.indicator === placed.indicator &&
      one.businessDate === placed.businessDate &&
      (one.township ?? node) === placed.township &&
      axesText(one.axes) === placed.axes,
  );
}

/** Axes as a key has them. Values of a county's own, such as sectors, may hold any character. */
export function axesText(axes: Axes | undefined): string {
  if (axes === undefined) return '';
  return Object.entries(axes)
    .map(([axis, value]) => `${axis}=${value.replaceAll(/[%|&=]/g, encodeURIComponent)}`)
    .join('&');
}

/** Where postings of one indicator, township and business month are added up. */
export class Cell {
  readonly places: string;
  readonly total: string;
  private readonly arrivals = new Map<string, string>();

  constructor(
    private readonly place: string,
    private readonly month: string,
  ) {
    this.places = `place|${place}`;
    this.total = `total|${month}|${place}`;
  }

  arrivedIn(month: string): string {
    const known = this.arrivals.get(month) ?? `arrival|${this.month}|${month}|${this.place}`;
    this.arrivals.set(month, known);
    return known;
  }
}

/** Cells by indicator, township and month, each made once: a rebuild would spend most of its time on making keys. */
export class Cells {
  private readonly known = new Map<string, Map<string, Map<string, Cell>>>();

  of(indicator: string, township: string, month: string): Cell {
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
