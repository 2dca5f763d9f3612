import type { ActivityType } from './activity-types.js';
import type { AdoptedStandard, Quota, QuotaRule, QuotaUnit } from './members.js';

// How 四个一 is reckoned, wherever it is: in a member's file at the township and in the county's figure.

/** Where no standard was adopted: one of each, for everybody. */
export const DEFAULT_QUOTAS: Readonly<Record<Quota, number>> = { FIELD_WORK: 1, PROPOSAL: 1, OPINION: 1, DUTY_REPORT: 1 };

/** 调研 and 视察. */
const FIELD_WORK: ReadonlySet<ActivityType> = new Set<ActivityType>(['FIELD_SURVEY', 'INSPECTION']);

/** Whether having attended such an activity counts as the year's survey or inspection. */
export const isFieldWork = (type: ActivityType): boolean => FIELD_WORK.has(type);

/** The version in force on a day: of those whose day has come the one adopted last; none before the first. */
export function standardOn<Standard extends Pick<AdoptedStandard, 'version' | 'effectiveFrom'>>(
  versions: readonly Standard[],
  day: string,
): Standard | undefined {
  return versions.filter(({ effectiveFrom }) => effectiveFrom <= day).toSorted((a, b) => b.version - a.version)[0];
}

/** A year is measured by the version in force on its last day. */
export function standardOfYear<Standard extends Pick<AdoptedStandard, 'version' | 'effectiveFrom'>>(
  versions: readonly Standard[],
  year: number,
): Standard | undefined {
  return standardOn(versions, `${year}-12-31`);
}

/** Whom a rule is asked for. */
export interface QuotaHolder {
  readonly standing: boolean;
  /** Division code of the township. */
  readonly group: string;
}

/** What a member owes in a year: by the rule for standing members, else for the township, else for every member, else one of each. */
export function quotasOf(standard: Pick<AdoptedStandard, 'quotas'> | undefined, member: QuotaHolder): Readonly<Record<Quota, number>> {
  const rules = (standard?.quotas ?? []).filter(({ unit }) => holds(unit, member));
  const closest = rules.toSorted((a, b) => closeness(b) - closeness(a))[0];
  return closest?.perYear ?? DEFAULT_QUOTAS;
}

function holds(unit: QuotaUnit, { standing, group }: QuotaHolder): boolean {
  if (unit.kind === 'STANDING_MEMBER') return standing;
  return unit.kind === 'MEMBER' || unit.group === group;
}

function closeness({ unit: { kind } }: QuotaRule): number {
  return ['MEMBER', 'TOWNSHIP', 'STANDING_MEMBER'].indexOf(kind);
}
