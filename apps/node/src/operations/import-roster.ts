import { dayIn } from '@tongxin/calendar';
import { readRows } from '@tongxin/documents';
import { planRoster } from '../../../members/src/roster-import/plan-roster.js';
import { recordRoster, type RecordedRoster } from '../../../members/src/roster-import/record-roster.js';
import { rosterPreview } from '../../../members/src/roster-import/roster-preview.js';
import type { RosterPreview } from '../../../members/src/roster-import/roster.models.js';
import { callerAs } from '../operator.js';
import type { Operation } from './operation.js';

export interface ImportRosterInput {
  readonly node?: string;
  /** Account in whose name it is recorded; the operator's own by default. */
  readonly as?: string;
  /** Only says what would be done. */
  readonly dryRun?: boolean;
  readonly name: string;
  readonly base64: string;
}

/** What the roster would change, and, unless it was a dry run or has errors, what of it was recorded. */
export interface ImportRosterResult extends RosterPreview {
  readonly outcome: RecordedRoster | null;
}

/** Brings members in from a spreadsheet: all rows are read first, and nothing is recorded while one has an error. */
export const importRoster: Operation<ImportRosterInput, ImportRosterResult> = async (
  program,
  { node, as, dryRun, name, base64 },
  progress,
) => {
  const county = program.only(node);
  const { views } = county.engines;
  await county.engines.settle();
  const planned = await planRoster(await readRows(Buffer.from(base64, 'base64'), name), views, dayIn(county.clock.now()));
  const preview = rosterPreview(planned);
  if (dryRun === true || preview.errors.length > 0) return { ...preview, outcome: null };
  const by = await callerAs(county, as);
  return { ...preview, outcome: await recordRoster(planned, (...sent) => county.door.send(...sent), { by }, progress) };
};
