import type { EventContext, Lookup, Projection } from '@tongxin/eventing';
import type { DutyLine, DutyYear } from './duty-line.js';
import { matterAfter, type DutyEvent, type Matter } from './duty-matter.js';

/** What each member did in a year, by the events of all services; a stream counts the same wherever and whenever its events arrive. */
export const dutyLines: Projection<DutyEvent> = {
  name: 'duty-lines',
  version: 1,
  events: [
    'ActivityScheduled',
    'ActivityAmended',
    'ActivityHeld',
    'AttendanceRecorded',
    'ProposalSubmitted',
    'ProposalWithdrawn',
    'OpinionSubmitted',
    'DutyReportFiled',
    'DutyReportReturned',
    'DutyReportAccepted',
    'StudyNoteFiled',
  ],
  changes(event, context) {
    const noteKey = `~${context.stream}`;
    const before = context.lookup<Matter>(noteKey);
    const after = matterAfter(before, event, context.recorded);
    return after ? [[noteKey, after], ...changedYears(before, after, context)] : [];
  },
};

export function dutyKey(memberId: string, year: number): string {
  return `${memberId}.${year}`;
}

function* changedYears(
  before: Matter | undefined,
  after: Matter,
  { stream, lookup }: EventContext,
): Iterable<[string, object | undefined]> {
  const [past, present] = [linesOf(before, stream), linesOf(after, stream)];
  for (const [key, holder] of new Map([...past, ...present])) {
    if (JSON.stringify(past.get(key)) === JSON.stringify(present.get(key))) continue;
    yield [key, yearAfter(holder, key, stream, present.get(key)?.line, lookup)];
  }
}

interface Held {
  readonly memberId: string;
  readonly year: number;
  readonly line: DutyLine;
}

/** The line of each member's year that a matter makes. */
function linesOf(matter: Matter | undefined, stream: string): ReadonlyMap<string, Held> {
  if (!matter || matter.year === 0) return new Map();
  const { kind, title, detail, on, year } = matter;
  return new Map(
    Object.entries(matter.people).map(([memberId, part]) => [
      dutyKey(memberId, year),
      { memberId, year, line: { kind, on, title, detail, stream, ...part } },
    ]),
  );
}

function yearAfter(
  { memberId, year }: Held,
  key: string,
  stream: string,
  line: DutyLine | undefined,
  lookup: Lookup,
): DutyYear | undefined {
  const others = (lookup<DutyYear>(key)?.lines ?? []).filter((one) => one.stream !== stream);
  const lines = line ? [...others, line].toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)) : others;
  return lines.length > 0 ? { memberId, year, lines } : undefined;
}

function orderOf({ on, stream }: DutyLine): string {
  return `${on} ${stream}`;
}
