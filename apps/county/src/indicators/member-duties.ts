import { QUOTAS, type Quota } from '@tongxin/contracts';
import type { Entity, Following } from './indicator.js';

/** Year → quota → how often it was done. What stands at nothing is left out. */
export type Done = Readonly<Record<string, Partial<Readonly<Record<Quota, number>>>>>;

/** What members did of one quota in one year. */
export interface Duty {
  readonly year: string;
  readonly members: readonly string[];
}

interface Dutiful {
  readonly done: Done;
}

/** How a member's account is named by the member's number, and which number an account is of. */
export interface MemberNaming {
  readonly subjectOf: (number: string) => string;
  readonly numberOf: (subject: string) => string;
}

const NOBODY: readonly string[] = [];

/** Lets members be told when what an entity says they did towards a quota changes. */
export function towards<State extends Dutiful, Followed extends object>(
  quota: Quota,
  entity: Entity<Followed>,
  dutyOf: (state: Followed) => Duty | null,
  { subjectOf, numberOf }: MemberNaming,
): Following<State, Followed> {
  return {
    entity,
    subjects(before, after) {
      const [was, is] = [dutyOf(before), dutyOf(after)];
      if (!was && !is) return NOBODY;
      const concerned = new Set([...(was?.members ?? NOBODY), ...(is?.members ?? NOBODY)]);
      return [...concerned].filter((member) => yearOf(was, member) !== yearOf(is, member)).map(subjectOf);
    },
    evolve(state, before, after, { subject }) {
      const number = numberOf(subject);
      const left = counted(state.done, yearOf(dutyOf(before), number), quota, -1);
      return { ...state, done: counted(left, yearOf(dutyOf(after), number), quota, 1) };
    },
  };
}

/** Whether everything asked of a year was done in it. */
export function isMet(perYear: Readonly<Record<Quota, number>>, done: Done[string] = {}): boolean {
  return QUOTAS.every((quota) => (done[quota] ?? 0) >= perYear[quota]);
}

function yearOf(duty: Duty | null, member: string): string | undefined {
  return duty?.members.includes(member) ? duty.year : undefined;
}

function counted(done: Done, year: string | undefined, quota: Quota, change: number): Done {
  if (year === undefined) return done;
  const before = done[year];
  const after: Partial<Record<Quota, number>> = {};
  let isEmpty = true;
  for (const one of QUOTAS) {
    const count = (before?.[one] ?? 0) + (one === quota ? change : 0);
    if (count === 0) continue;
    after[one] = count;
    isEmpty = false;
  }
  const years: Record<string, Done[string]> = { ...done, [year]: after };
  if (isEmpty) delete years[year];
  return years;
}
