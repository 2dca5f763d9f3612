import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Caller } from '@tongxin/access';
import { Allow, CurrentCaller, Describe } from '@tongxin/http';
import * as examples from '../examples.js';
import { FilingDraft, FilingDraftAsked, SaveFilingDraft } from './filing-draft.models.js';
import { FilingDraftQuery } from './filing-draft.query.js';
import { FilingDrafts } from './filing-drafts.js';

const REFUSALS = ['filing.directive-not-found', 'filing.not-addressed'] as const;

/** The filing a township is writing to a directive; `filings/<directive>/submit-filing` hands it in. */
@Controller('api/filing-drafts')
@Allow('clerk', 'township-lead')
export class FilingDraftsController {
  constructor(
    @Inject(FilingDrafts) private readonly drafts: FilingDrafts,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Get(':id')
  @Describe({
    label: { zh: '起草报送材料', en: 'Draft of a filing' },
    answer: FilingDraft,
    answerExample: examples.filingDraft,
    refusals: [...REFUSALS, 'messaging.nobody-there'],
  })
  read(@Param('id') id: string, @Query() { fresh, minPosition }: FilingDraftAsked): Promise<FilingDraft> {
    return this.queries.execute(new FilingDraftQuery(id, fresh === 'true', minPosition));
  }

  @Put(':id')
  @Describe({
    label: { zh: '保存报送材料草稿', en: 'Save the draft of a filing' },
    answer: FilingDraft,
    example: examples.saveFilingDraft,
    answerExample: examples.filingDraft,
    refusals: [...REFUSALS, 'draft.changed'],
  })
  save(@Param('id') id: string, @Body() { revision, ...content }: SaveFilingDraft, @CurrentCaller() caller: Caller): Promise<FilingDraft> {
    return this.drafts.save(id, content, caller, revision);
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ label: { zh: '放弃报送材料草稿', en: 'Discard the draft of a filing' } })
  discard(@Param('id') id: string): Promise<void> {
    return this.drafts.discard(id);
  }
}
