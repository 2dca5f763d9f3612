import { registerDecorator } from 'class-validator';

const form = /^([1-9]\d{3})-(\d{2})-(\d{2})$/;
const zones = new Map<string, Intl.DateTimeFormat>();

/** A day that exists, written `YYYY-MM-DD` and in no other of the forms of ISO 8601. */
export function isDay(value: unknown): value is string {
  if (typeof value !== 'string' || !form.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

/** For fields of commands: as `isDay`. */
export function IsDay(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isDay',
      target: target.constructor,
      propertyName: String(property),
      validator: { validate: isDay, defaultMessage: () => '$property must be a day, YYYY-MM-DD' },
    });
}

/** The day it is at an instant (ISO 8601) on the office's wall. */
export function dayIn(instant: string, timeZone = 'Asia/Shanghai'): string {
  const zone = zones.get(timeZone) ?? new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  zones.set(timeZone, zone);
  return zone.format(new Date(instant));
}

/** So many days later, or earlier. */
export function addDays(day: string, days: number): string {
  const instant = new Date(`${day}T00:00:00Z`);
  instant.setUTCDate(instant.getUTCDate() + days);
  return instant.toISOString().slice(0, 10);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay() || 7;
}

/** Last day of a month, else of a quarter, else of the year. */
export function endOf(year: number, quarter?: number | null, month?: number | null): string {
  const last = month ?? (quarter ? quarter * 3 : 12);
  return new Date(Date.UTC(year, last, 0)).toISOString().slice(0, 10);
}
