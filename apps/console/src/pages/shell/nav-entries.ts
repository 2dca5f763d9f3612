import type { IconName } from '../../components/app-icon.vue';
import { today } from '../../composables/today';
import { CONNECTION_READERS, DEMAND_READERS, STAFF } from '../../roles';

export interface NavEntry {
  /** A route, and its text in the catalogue. */
  name:
    | 'start'
    | 'report'
    | 'plan'
    | 'activities'
    | 'proposals'
    | 'opinions'
    | 'filings'
    | 'demands'
    | 'exchange'
    | 'duty'
    | 'duty-file'
    | 'members'
    | 'townships'
    | 'mine';
  icon: IconName;
  params?: Record<string, string>;
  /** Also lit while these pages are open. */
  under?: readonly string[];
  /** Where it stands; both where left out. */
  at?: 'COUNTY' | 'TOWNSHIP';
  /** Who is shown it; everyone where left out. The program decides who may read. */
  roles?: readonly string[];
}

const ENTRIES: readonly NavEntry[] = [
  { name: 'start', icon: 'start' },
  { name: 'report', icon: 'report', at: 'COUNTY', roles: STAFF },
  { name: 'plan', icon: 'plan', under: ['plan-import'], at: 'TOWNSHIP', roles: STAFF },
  { name: 'activities', icon: 'activity', under: ['activity', 'activity-new'], roles: STAFF },
  { name: 'proposals', icon: 'proposal', under: ['proposal', 'proposal-write'], roles: [...STAFF, 'member'] },
  { name: 'opinions', icon: 'opinion', under: ['opinion', 'opinion-write'], roles: [...STAFF, 'member'] },
  { name: 'filings', icon: 'filing', under: ['filing', 'directive', 'directive-new'], roles: STAFF },
  { name: 'demands', icon: 'demand', under: ['demand', 'demand-new'], roles: DEMAND_READERS },
  { name: 'exchange', icon: 'exchange', under: ['experience', 'exchange-new'], roles: STAFF },
  { name: 'duty', icon: 'duty', under: ['duty-member', 'duty-report'], roles: STAFF },
  { name: 'duty-file', icon: 'duty', params: { year: today().slice(0, 4) }, roles: ['member'] },
  { name: 'members', icon: 'roster', under: ['roster-import'], roles: STAFF },
  { name: 'townships', icon: 'link', at: 'COUNTY', roles: CONNECTION_READERS },
  { name: 'mine', icon: 'person' },
];

/** What stands in the menu of a node for someone of these roles, the daily work first. */
export function navEntries(isCounty: boolean, roles: readonly string[]): NavEntry[] {
  const place = isCounty ? 'COUNTY' : 'TOWNSHIP';
  return ENTRIES.filter((entry) => (entry.at ?? place) === place && (entry.roles?.some((role) => roles.includes(role)) ?? true));
}

/** A phone's foot holds five; the rest is behind the last of them. */
export function footOf(entries: readonly NavEntry[]): { foot: NavEntry[]; rest: NavEntry[] } {
  if (entries.length <= FOOT) return { foot: [...entries], rest: [] };
  return { foot: entries.slice(0, FOOT - 1), rest: entries.slice(FOOT - 1) };
}

const FOOT = 5;

export const isLit = ({ name, under = [] }: NavEntry, route: unknown): boolean => route === name || under.includes(String(route));
