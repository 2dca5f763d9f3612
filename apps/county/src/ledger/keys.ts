// Keys of the ledger's documents. Each begins with the kind and then what it is asked by, so one range of keys answers a question:
//   total|<period>|<indicator>|<township>              sum of a year, half-year, quarter or month by business date
//   arrival|<month>|<arrived in>|<indicator>|<township>  sum of a business month of what came in during one month
//   line|<indicator>|<township>|<business date>|<stream>|<revision>|<n>
//   entity|<name>|<stream>

/** Keys that begin with one prefix, up to and with those that begin with another; both end before a `|`. */
export function keysFrom(first: string, last: string = first): { gte: string; lt: string } {
  return { gte: `${first}|`, lt: `${last}}` };
}

export function entityKey(entity: string, stream: string): string {
  return `entity|${entity}|${stream}`;
}

export function lineKey(cell: Cell, businessDate: string, event: { stream: string; revision: number }, n: number): string {
  return `${cell.lines}|${businessDate}|${event.stream}|${String(event.revision).padStart(6, '0')}|${n}`;
}

/** The periods a month belongs to: year, half-year, quarter, itself. */
export function periodsOf(month: string): readonly string[] {
  const year = month.slice(0, 4);
  const number = Number(month.slice(5, 7));
  return [year, `${year}-H${number > 6 ? 2 : 1}`, `${year}-Q${Math.ceil(number / 3)}`, month];
}

/** Where lines of one indicator, township and business month are added up. */
export class Cell {
  readonly lines: string;
  readonly totals: readonly string[];
  private readonly arrivals = new Map<string, string>();

  constructor(
    private readonly place: string,
    private readonly month: string,
  ) {
    this.lines = `line|${place}`;
    this.totals = periodsOf(month).map((period) => `total|${period}|${place}`);
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
