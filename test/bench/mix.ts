import type { ActivityEvent, ActivityType, AnnualPlanEvent, CommitteeEvent, MemberEvent } from '@tongxin/contracts';
import { streamIdOf } from '@tongxin/runtime';

/**
 * The published mix: what becomes of one activity, on which day after it was scheduled, and in how many of a hundred activities. Plans, members and
 * committees are few beside it. `shares` counts what comes of it; the bench prints that.
 */
export const MIX = {
  townships: 40,
  members: 12,
  from: '2019-01-01',
  days: 5 * 365,
  planItems: 6,
  amended: { in100: 10, after: 1 },
  leave: { in100: 50, after: 3 },
  cancelled: { in100: 4, after: 5 },
  held: { after: 7 },
  attendance: { after: 8 },
  report: { in100: 50, after: 10 },
} as const;

export const COUNTY = '990101';
export const TYPES: readonly ActivityType[] = [
  'TRAINING',
  'INSPECTION',
  'FIELD_SURVEY',
  'FORUM',
  'CONSOLATION_VISIT',
  'CONSULTATION',
  'AID',
  'STUDY',
];

const ids = new Map<string, string>();

export type MixEvent = ActivityEvent | AnnualPlanEvent | MemberEvent | CommitteeEvent;

/** What was recorded in one stream by one command. */
export interface Recording {
  readonly node: string;
  readonly stream: string;
  readonly events: readonly MixEvent[];
}

export function townshipCode(at: number): string {
  return `${COUNTY}${String(at + 101)}`;
}

export function dateOf(day: number): string {
  return new Date(Date.parse(MIX.from) + day * 86_400_000).toISOString().slice(0, 10);
}

/** An id of the form the program gives, the same for the same words. */
export function idOf(...words: readonly (string | number)[]): string {
  const text = words.join(' ');
  const known = ids.get(text) ?? streamIdOf(text);
  ids.set(text, known);
  return known;
}

export function memberOf(node: string, at: number): string {
  return idOf(node, 'member', at);
}
