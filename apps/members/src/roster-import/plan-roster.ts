import type { ViewReader } from '@tongxin/eventing';
import type { CommitteeCard } from '../views/committees.view.js';
import type { MemberCard } from '../views/member-register.view.js';
import { readRoster, type Group, type Roster } from './read-roster.js';
import { leftOut, rosterCommands, type RosterCommand } from './roster-commands.js';

/** What a roster would change, and what is wrong with it. */
export interface PlannedRoster {
  readonly roster: Roster;
  /** Nothing when there are errors: a roster comes in whole. */
  readonly commands: readonly RosterCommand[];
  /** Numbers of members in office of whom the roster says nothing. */
  readonly leftOut: readonly string[];
}

/** Reads a roster against what the node knows of its committees and members. Nothing is recorded. */
export async function planRoster(rows: readonly (readonly string[])[], views: ViewReader, today: string): Promise<PlannedRoster> {
  const committees = await all<CommitteeCard>(views, 'committees');
  const register = await all<MemberCard>(views, 'member-register');
  const term = currentTerm(committees);
  const roster = withTerm(readRoster(rows, groupsOf(committees)), term);
  const commands = roster.errors.length > 0 ? [] : rosterCommands(roster, register, { term, on: today });
  return { roster, commands, leftOut: roster.errors.length > 0 ? [] : leftOut(roster, register) };
}

/** Committees' names are what rosters write for groups; where none but the county is known, any code may be one. */
function groupsOf(committees: readonly CommitteeCard[]): Group[] | undefined {
  return committees.some(({ level }) => level !== 'COUNTY') ? committees.map(({ code, name }) => ({ code, name })) : undefined;
}

/** The term of the committee at the top; 0 when none was opened. */
function currentTerm(committees: readonly CommitteeCard[]): number {
  const [top] = committees.filter(({ term }) => term > 0).toSorted((a, b) => a.code.length - b.code.length);
  return top?.term ?? 0;
}

/** Without a term, neither in the roster nor opened before, nobody can be admitted. */
function withTerm(roster: Roster, term: number): Roster {
  const open = term > 0 ? [] : roster.rows.filter((row) => row.term === null);
  const errors = open.map(({ row }) => ({ row, column: '届次', code: 'roster.term-unknown', value: '' }) as const);
  return { ...roster, errors: [...roster.errors, ...errors] };
}

async function all<Doc extends object>(views: ViewReader, view: string): Promise<Doc[]> {
  const found: Doc[] = [];
  let cursor: string | undefined;
  do {
    const page = await views.find<Doc>(view, { limit: 500, ...(cursor !== undefined && { cursor }) });
    found.push(...page.items.map(({ document }) => document));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}
