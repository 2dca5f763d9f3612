import { dayIn, isDay, parsePeriod, type Period } from '@tongxin/calendar';
import { Refused } from '@tongxin/eventing';

const instantForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:\d{2})$/;

/** @throws Refused `report.period-not-found`: there is no report under such an address. */
export function periodOf(code: string): Period {
  try {
    return parsePeriod(code);
  } catch (error) {
    if (error instanceof Refused) throw new Refused('report.period-not-found', { code });
    throw error;
  }
}

/** A moment as asked for, an instant or the end of a day on the office's wall, as an instant in UTC. @throws Refused `report.as-of-unreadable` */
export function momentOf(asOf: string): string {
  const instant = new Date(isDay(asOf) ? `${asOf}T23:59:59.999+08:00` : asOf);
  if ((!isDay(asOf) && !instantForm.test(asOf)) || Number.isNaN(instant.getTime())) throw new Refused('report.as-of-unreadable', { asOf });
  return instant.toISOString();
}

/** The month a moment lies in, on the office's wall. */
export function monthOf(moment: string): string {
  return dayIn(moment).slice(0, 7);
}
