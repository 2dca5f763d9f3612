import { Controller, HttpCode, Inject, Post } from '@nestjs/common';
import type { Caller } from '@tongxin/access';
import { dayIn } from '@tongxin/calendar';
import { readRows } from '@tongxin/documents';
import type { Clock, ViewReader } from '@tongxin/eventing';
import {
  Allow,
  COMMAND_DOOR,
  CurrentCaller,
  Describe,
  required,
  Upload,
  Uploaded,
  type CommandDoor,
  type UploadedDocument,
} from '@tongxin/http';
import { CLOCK, VIEWS } from '@tongxin/runtime';
import { planRoster, type PlannedRoster } from './plan-roster.js';
import { recordRoster } from './record-roster.js';
import { rosterPreview } from './roster-preview.js';
import { RosterOutcome, RosterPreview } from './roster.models.js';

const REFUSALS = [
  'http.file-missing',
  'document.empty',
  'document.too-large',
  'document.broken',
  'document.unknown-format',
  'document.not-text',
];

/** Brings members in from the spreadsheet a county already has: looked at first, then recorded. */
@Controller('api/roster-imports')
@Allow('county-office', 'township-lead', 'administrator')
export class RosterImportsController {
  constructor(
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(COMMAND_DOOR) private readonly door: CommandDoor,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @Upload()
  @Describe({ label: { zh: '试算委员名册', en: 'Dry run of a roster' }, upload: true, answer: RosterPreview, refusals: REFUSALS })
  async preview(@Uploaded() file: UploadedDocument | undefined): Promise<RosterPreview> {
    return rosterPreview(await this.planned(file));
  }

  @Post()
  @HttpCode(200)
  @Upload()
  @Describe({
    label: { zh: '导入委员名册', en: 'Import a roster' },
    upload: true,
    answer: RosterOutcome,
    refusals: [...REFUSALS, 'roster-import.has-errors'],
  })
  async record(@Uploaded() file: UploadedDocument | undefined, @CurrentCaller() by: Caller): Promise<RosterOutcome> {
    const planned = await this.planned(file);
    const outcome = await recordRoster(planned, (...sent) => this.door.send(...sent), { by });
    return { ...outcome, refused: outcome.refused.map(({ number, code }) => ({ number, code })) };
  }

  private async planned(file: UploadedDocument | undefined): Promise<PlannedRoster> {
    const { bytes, name } = required(file);
    return planRoster(await readRows(bytes, name), this.views, dayIn(this.clock.now()));
  }
}
