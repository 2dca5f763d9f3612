import type { IconName } from '../../components/app-icon.vue';

export interface NavEntry {
  name: 'plan' | 'activities' | 'members' | 'report' | 'roster-import' | 'mine';
  icon: IconName;
  /** Also lit while these pages are open. */
  under?: string[];
}

const township: NavEntry[] = [
  { name: 'plan', icon: 'plan', under: ['plan-import'] },
  { name: 'activities', icon: 'activity', under: ['activity', 'activity-new'] },
  { name: 'members', icon: 'roster' },
  { name: 'mine', icon: 'person' },
];

const county: NavEntry[] = [
  { name: 'report', icon: 'report' },
  { name: 'members', icon: 'roster', under: ['roster-import'] },
  { name: 'activities', icon: 'activity', under: ['activity', 'activity-new'] },
  { name: 'mine', icon: 'person' },
];

/** What stands in the menu of a node. */
export function navEntries({ isCounty, hasPages }: { isCounty: boolean; hasPages: boolean }): NavEntry[] {
  const entries = isCounty ? county : township;
  return hasPages ? entries : entries.filter(({ name }) => name === 'mine');
}
