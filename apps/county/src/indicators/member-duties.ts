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

/** Lets members be told when what an entity says they did towards a quota changes. */
export function towards<State extends Dutiful, Followed extends object>(
  quota: Quota,
  entity: Entity<Followed>,
  dutyOf: (state: Followed) => Duty | null,
  subjectOf: (member: string) => string,
): Following<State, Followed> {
  return {
    entity,
    subjects(before, after) {
      const [was, is] = [dutyOf(before), dutyOf(after)];
      const concerned = new Set([...(was?.members ?? []), ...(is?.members ?? [])]);
      return [...concerned].filter((member) => yearOf(was, member) !== yearOf(is, member)).map(subjectOf);
    },
    evolve(state, before, after, { subject }) {
      const isThis = (member: string): boolean => subjectOf(member) === subject;
      const left = counted(state.done, dutyOf(before), isThis, quota, -1);
      return { ...state, done: counted(left, dutyOf(after), isThis, quota, 1) };
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

function counted(done: Done, duty: Duty | null, isThis: (member: string) => boolean, quota: Quota, change: number): Done {
  if (!duty?.members.some(isThis)) return done;
  const { [duty.year]: inYear = {}, ...years } = done;
  const { [quota]: before = 0, ...others } = inYear;
  const count = before + change;
  const after: Done[string] = count === 0 ? others : { ...others, [quota]: count };
  const inOrder = Object.fromEntries(QUOTAS.flatMap((one) => (after[one] === undefined ? [] : [[one, after[one]]])));
  return Object.keys(inOrder).length === 0 ? years : { ...years, [duty.year]: inOrder };
}
