import type { CommandToSend } from '@tongxin/eventing';
import { v5 as uuidv5 } from 'uuid';
import type { MemberCard } from '../views/member-register.view.js';
import type { Field } from './columns.js';
import type { Roster, RosterRow } from './read-roster.js';

/** A command of a roster with the id it has in every import of that roster. */
export interface RosterCommand extends CommandToSend {
  readonly commandId: string;
}

/** What a roster leaves open. */
export interface RosterDefaults {
  /** The current term. */
  readonly term: number;
  /** The day of the import: of admission where the roster names none, and of changes of group. */
  readonly on: string;
}

const NAMESPACE = '5d7c52c1-3b5e-5c0e-9f0f-6c1a4f7d2e11';
const PROFILE = ['name', 'sector', 'specialCommittees', 'party', 'workUnit', 'standing'] as const;

/**
 * What must be done so that the register says what a roster says; nothing for members it knows so already. Ids derive from what changes and what
 * stood there, so that an import broken off and begun again does nothing twice. Members the roster leaves out are left alone.
 */
export function rosterCommands(
  { rows, unsaid }: Pick<Roster, 'rows' | 'unsaid'>,
  register: readonly MemberCard[],
  defaults: RosterDefaults,
): RosterCommand[] {
  const known = new Map(register.map((card) => [card.number, card]));
  return rows.flatMap((row) => {
    const card = known.get(row.number);
    const commands = card?.status === 'IN_OFFICE' ? changes(row, card, unsaid, defaults) : [admission(row, defaults)];
    return commands.map((one) => ({ ...one, commandId: uuidv5(JSON.stringify([one, card ?? null]), NAMESPACE) }));
  });
}

/** Members in office of whom a roster says nothing; people decide what that means. */
export function leftOut({ rows }: Pick<Roster, 'rows'>, register: readonly MemberCard[]): string[] {
  const told = new Set(rows.map(({ number }) => number));
  return register.filter((card) => card.status === 'IN_OFFICE' && !told.has(card.number)).map(({ number }) => number);
}

function admission({ row: _row, number, term, admittedOn, ...profile }: RosterRow, defaults: RosterDefaults): CommandToSend {
  const body = { ...profile, term: term ?? defaults.term, admittedOn: admittedOn ?? defaults.on };
  return { command: 'members/admit-member', id: number, body };
}

function changes(row: RosterRow, card: MemberCard, unsaid: readonly Field[], { term, on }: RosterDefaults): CommandToSend[] {
  const { number: id, group } = row;
  const said = PROFILE.filter((field) => !unsaid.includes(field));
  const differing = said.filter((field) => JSON.stringify(row[field]) !== JSON.stringify(card[field]));
  const laterTerm = row.term ?? term;
  return [
    ...(laterTerm > card.term ? [{ command: 'members/renew-term', id, body: { term: laterTerm } }] : []),
    ...(differing.length > 0
      ? [{ command: 'members/amend-member-profile', id, body: Object.fromEntries(differing.map((field) => [field, row[field]])) }]
      : []),
    ...(group !== card.group ? [{ command: 'members/change-member-group', id, body: { group, on } }] : []),
  ];
}
