import { dice } from './dice.js';
import { activityOf } from './made-up-activity.js';
import { yearOf } from './made-up-year.js';
import { dateOf, MIX, townshipCode, type Recording } from './mix.js';

/** What reached the log on one day. */
export interface Day {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly recordings: readonly Recording[];
}

/** A made-up history of about `events` events, day by day over the same years however many they are: the same seed, the same history. */
export function* historyOf(events: number, townships: number = MIX.townships, seed = 1): Generator<Day> {
  const random = dice(seed);
  const nodes = Array.from({ length: townships }, (_, at) => townshipCode(at));
  const activities = Math.ceil(Math.max(1, events - foundingEvents(townships)) / eventsOfAnActivity());
  const later = new Agenda();
  let scheduled = 0;
  for (let day = 0; day < MIX.days; day += 1) {
    const date = dateOf(day);
    const recordings = day % 365 === 0 ? nodes.flatMap((node) => yearOf(node, date, day === 0)) : [];
    for (; scheduled < (activities * (day + 1)) / MIX.days; scheduled += 1) {
      const node = townshipCode(scheduled % townships);
      for (const [after, recording] of activityOf(node, String(scheduled), day, random)) later.put(day + after, recording);
    }
    yield { day: date, recordings: [...recordings, ...later.take(day)] };
  }
}

/** What is to be recorded on days to come. */
class Agenda {
  private readonly days = new Map<number, Recording[]>();

  put(day: number, recording: Recording): void {
    const there = this.days.get(day);
    if (there) there.push(recording);
    else this.days.set(day, [recording]);
  }

  take(day: number): readonly Recording[] {
    const there = this.days.get(day) ?? [];
    this.days.delete(day);
    return there;
  }
}

function foundingEvents(townships: number): number {
  return townships * (1 + MIX.members + 5 * (MIX.planItems + 2));
}

function eventsOfAnActivity(): number {
  const { amended, cancelled, leave, report, members } = MIX;
  const held = 1 - cancelled.in100 / 100;
  return 2 + amended.in100 / 100 + 2 * (leave.in100 / 100) + cancelled.in100 / 100 + held * (1 + members + 2 * (report.in100 / 100));
}
