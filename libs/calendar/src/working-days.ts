import { addDays, weekdayOf } from './day.js';
import { holidays } from './holidays.generated.js';

interface Exceptions {
  /** Holidays of the State Council's notice, weekends among them. */
  readonly off: ReadonlySet<string>;
  /** Weekend days that are worked in exchange. */
  readonly on: ReadonlySet<string>;
}

const read = new Map<string, Exceptions | undefined>();

/** First and last year whose holidays are known. The State Council names the next year's in November. */
export const holidaysKnown: { readonly from: number; readonly to: number } = {
  from: Math.min(...Object.keys(holidays).map(Number)),
  to: Math.max(...Object.keys(holidays).map(Number)),
};

/** Worked by offices in China: holidays and exchanged weekends as announced; in years not yet known, Monday to Friday. */
export function isWorkingDay(day: string): boolean {
  const exceptions = exceptionsOf(day.slice(0, 4));
  if (exceptions?.on.has(day)) return true;
  return weekdayOf(day) <= 5 && !exceptions?.off.has(day);
}

/** The n-th working day after a day, which itself does not count; n below 0 counts back, 0 gives the day itself. */
export function addWorkingDays(day: string, n: number): string {
  const step = Math.sign(n);
  let reached = day;
  for (let left = Math.abs(n); left > 0;) {
    reached = addDays(reached, step);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: string, to: string): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) count += 1;
  return count;
}

function exceptionsOf(year: string): Exceptions | undefined {
  const known = holidays[year];
  if (known && !read.has(year)) read.set(year, { off: daysOf(year, known.off), on: daysOf(year, known.on) });
  return read.get(year);
}

function daysOf(year: string, list: string): ReadonlySet<string> {
  return new Set(list.split(' ').map((day) => `${year}-${day}`));
}
