import type { PlannedRoster } from './plan-roster.js';
import { ROSTER_ERRORS } from './read-cell.js';
import type { RosterError } from './read-roster.js';
import type { RosterPreview, RosterProblem } from './roster.models.js';

/** A planned roster as people look at it before they confirm. */
export function rosterPreview({ roster, commands, leftOut }: PlannedRoster): RosterPreview {
  const admitted = commands.filter(({ command }) => command === 'members/admit-member').length;
  const touched = new Set(commands.map(({ id }) => id)).size;
  return {
    rows: roster.rows.map(({ row, number, name, sector, group }) => ({ row, number, name, sector, group })),
    errors: roster.errors.map(rosterProblem),
    ignored: roster.ignored,
    admitted,
    amended: touched - admitted,
    unchanged: roster.errors.length > 0 ? 0 : roster.rows.length - touched,
    leftOut: [...leftOut],
  };
}

export function rosterProblem(error: RosterError): RosterProblem {
  const { zh, en } = ROSTER_ERRORS[error.code];
  return { ...error, text: zh, textEn: en };
}
