// Keys of the ledger's documents. Each begins with the kind and then what it is asked by, so one range of keys answers a question.

/** Sum of a period (`2023`, `2023-H1`, `2023-Q3`, `2023-06`) by business date. */
export function totalKey(period: string, indicator: string, township: string): string {
  return `total|${period}|${indicator}|${township}`;
}

/** Sum of a business month of what came in during one month. */
export function arrivalKey(month: string, arrivedIn: string, indicator: string, township: string): string {
  return `arrival|${month}|${arrivedIn}|${indicator}|${township}`;
}

/** Lines of a township day by day, in a day by stream. */
export function lineKey(
  indicator: string,
  township: string,
  businessDate: string,
  event: { stream: string; revision: number },
  n: number,
): string {
  return `line|${indicator}|${township}|${businessDate}|${event.stream}|${String(event.revision).padStart(6, '0')}|${n}`;
}

export function entityKey(entity: string, stream: string): string {
  return `entity|${entity}|${stream}`;
}

/** Keys that begin with one prefix, up to and with those that begin with another; both end before a `|`. */
export function keysFrom(first: string, last: string = first): { gte: string; lt: string } {
  return { gte: `${first}|`, lt: `${last}}` };
}

/** The periods a month belongs to: year, half-year, quarter, itself. */
export function periodsOf(month: string): readonly string[] {
  const year = month.slice(0, 4);
  const number = Number(month.slice(5, 7));
  return [year, `${year}-H${number > 6 ? 2 : 1}`, `${year}-Q${Math.ceil(number / 3)}`, month];
}
