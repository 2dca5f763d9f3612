import type { LocationQuery } from 'vue-router';

/** The finding that a draft is made from, as the activity's page names it in the address; nothing where it names none. */
export function findingOf({ activity, finding, text }: LocationQuery): {
  source: { activity: string; findingId: string } | null;
  text: string;
} {
  if (typeof activity !== 'string' || typeof finding !== 'string') return { source: null, text: '' };
  return { source: { activity, findingId: finding }, text: typeof text === 'string' ? text : '' };
}
