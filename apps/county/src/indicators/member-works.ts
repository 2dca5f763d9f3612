import { NOTHING, type Axis, type Contribution, type Entity, type Following } from './indicator.js';
import { sectorOn, type Office } from './member-office.js';

/** What became of a member's proposal or opinion item, on which day. */
export interface Deed {
  readonly kind: 'PROPOSAL_SUBMITTED' | 'PROPOSAL_FILED' | 'PROPOSAL_NOT_FILED' | 'OPINION_SUBMITTED' | 'OPINION_ADOPTED';
  readonly on: string;
  readonly township: string;
  /** By what it is split beside the sector: the level of an adoption, the ground for not filing. */
  readonly axes?: Readonly<Record<string, string>>;
}

/** By stream of the proposal, the opinion item or the county's case. */
export type Works = Readonly<Record<string, readonly Deed[]>>;

/** Whose work a stream is, and what became of it there. */
export interface Work {
  readonly member: string;
  readonly deeds: readonly Deed[];
}

interface Working {
  readonly works: Works;
}

/** Lets the member whose work it is be told when something becomes of it. */
export function workOf<State extends Working, Followed extends object>(
  entity: Entity<Followed>,
  read: (state: Followed) => Work,
  subjectOf: (member: string) => string,
): Following<State, Followed> {
  return {
    entity,
    subjects(before, after) {
      const [was, is] = [read(before), read(after)];
      if (isSame(was, is)) return [];
      const concerned = [was, is].filter(({ deeds }) => deeds.length > 0).map(({ member }) => subjectOf(member));
      return [...new Set(concerned)];
    },
    evolve(state, _before, after, { subject, followed }) {
      const { [followed]: _was, ...others } = state.works;
      const { member, deeds } = read(after);
      if (deeds.length === 0 || subjectOf(member) !== subject) return { ...state, works: others };
      const inOrder = Object.entries({ ...others, [followed]: deeds }).sort(([one], [other]) => (one < other ? -1 : 1));
      return { ...state, works: Object.fromEntries(inOrder) };
    },
  };
}

/** Fields that `contributionsOf` reads. */
export const WORKS_READ = ['works', 'sectors'] as const;

/** A contribution for each deed of a kind, by the sector its member belonged to on that day. */
export function contributionsOf(state: Working & Pick<Office, 'sectors'>, kind: Deed['kind']): readonly Contribution[] {
  const contributions = Object.entries(state.works).flatMap(([part, deeds]) =>
    deeds
      .filter((deed) => deed.kind === kind)
      .map(({ on, township, axes }) => ({
        part,
        township,
        axes: { ...axes, sector: sectorOn(state, on) ?? UNREGISTERED },
        businessDate: on,
        numerator: 1,
        denominator: 0,
      })),
  );
  return contributions.length === 0 ? NOTHING : contributions;
}

export const UNREGISTERED = 'UNREGISTERED';

/** 界别: the county's own list. */
export const SECTOR: Axis = {
  zh: '界别',
  en: 'Sector',
  values: { [UNREGISTERED]: { zh: '未登记界别', en: 'Member not registered' } },
};

function isSame(one: Work, other: Work): boolean {
  return (one.deeds.length === 0 && other.deeds.length === 0) || JSON.stringify(one) === JSON.stringify(other);
}
