import type { EventContext, Projection } from '@tongxin/eventing';
import { LINE_KINDS, type DutyYear, type LineKind } from './duty-line.js';
import { matterAfter, type DutyEvent, type Matter } from './duty-matter.js';

/**
 * What each member did in a year, by the events of all services; a stream counts the same wherever and whenever its events arrive. A matter and
 * everyone's part in it are noted once, under its stream; a member's year counts them and says where they are, so that an attendance more costs the
 * same however much was done before.
 */
export const dutyLines: Projection<DutyEvent> = {
  name: 'duty-lines',
  version: 3,
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
    const key = matterKey(context.stream);
    const before = context.lookup<Matter>(key);
    const after = matterAfter(before, event, context.recorded);
    return after === undefined || after === before ? [] : [[key, after], ...changedYears(before, after, context)];
  },
};

export function dutyKey(memberId: string, year: number): string {
  return `${memberId}.${year}`;
}

/** Where the matter of a stream is noted. */
export function matterKey(stream: string): string {
  return `~${stream}`;
}

/** What a matter is to the year of each of its people. */
interface Place {
  readonly year: number;
  readonly kind: LineKind;
  readonly entry: string;
  readonly people: Matter['people'];
}

const NOBODY: Matter['people'] = [];

function changedYears(before: Matter | undefined, after: Matter, context: EventContext): readonly [string, DutyYear | undefined][] {
  const [was, is] = [placeOf(before, context.stream), placeOf(after, context.stream)];
  const isSame = was.entry === is.entry && was.kind === is.kind;
  const years = new Map<string, DutyYear>();
  for (const memberId of namesIn(was, isSame ? is : undefined)) count(years, memberId, was, -1, context);
  for (const memberId of namesIn(is, isSame ? was : undefined)) count(years, memberId, is, 1, context);
  return [...years].map(([key, year]) => [key, year.matters.length > 0 ? year : undefined]);
}

/** Nobody's while it counts to no year. */
function placeOf(matter: Matter | undefined, stream: string): Place {
  const { year = 0, kind = 'ACTIVITY', on = '', people = NOBODY } = matter ?? {};
  return { year, kind, entry: `${on} ${stream}`, people: year === 0 ? NOBODY : people };
}

const memberIdOf = ({ memberId }: { readonly memberId: string }): string => memberId;

/** Who is in one and not in the other. */
function namesIn({ people }: Place, other: Place | undefined): readonly string[] {
  if (people === other?.people) return [];
  const others = other?.people ?? NOBODY;
  return people.filter((part) => !others.includes(part) && !others.some(({ memberId }) => memberId === part.memberId)).map(memberIdOf);
}

function count(years: Map<string, DutyYear>, memberId: string, place: Place, change: 1 | -1, { lookup }: EventContext): void {
  const { year, kind, entry } = place;
  const key = dutyKey(memberId, year);
  const known = years.get(key) ?? lookup<DutyYear>(key) ?? { memberId, year, done: {}, matters: [] };
  const matters = change === 1 ? withEntry(known.matters, entry) : known.matters.filter((one) => one !== entry);
  years.set(key, { memberId, year, done: counted(known.done, kind, change), matters });
}

/** In the order of kinds, whatever came first; what stands at nothing is left out. */
function counted(done: DutyYear['done'], kind: LineKind, change: 1 | -1): DutyYear['done'] {
  const before = done[kind] ?? 0;
  const after = { ...done, [kind]: before + change };
  if (before !== 0 && before + change !== 0) return after;
  return Object.fromEntries(LINE_KINDS.flatMap((one) => (after[one] ? [[one, after[one]]] : [])));
}

/** In order; looked for from the end, where most belong. */
function withEntry(matters: readonly string[], entry: string): readonly string[] {
  const at = matters.findLastIndex((one) => one < entry);
  return at === matters.length - 1 ? [...matters, entry] : matters.toSpliced(at + 1, 0, entry);
}
