import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query, Req, Res } from '@nestjs/common';
import type { Caller } from '@tongxin/access';
import { Allow, CurrentCaller, Describe, type NodeRequest } from '@tongxin/http';
import type { Response } from 'express';
import { DraftsAsked, ProposalDraft, ProposalDraftContent, ProposalDrafts } from './drafts.models.js';
import { proposalDraftExample as example } from '../examples.js';
import { OwnDrafts } from './own-drafts.js';
import { WRITERS } from '../readers.js';

/** What an account is writing and has not handed in. The id becomes that of the proposal. */
@Controller('api/proposal-drafts')
@Allow(...WRITERS)
export class ProposalDraftsController {
  constructor(@Inject(OwnDrafts) private readonly drafts: OwnDrafts) {}

  @Get()
  @Describe({ label: { zh: '我的提案草稿', en: 'My proposal drafts' }, answer: ProposalDrafts })
  list(@Query() { after }: DraftsAsked, @CurrentCaller() by: Caller): Promise<ProposalDrafts> {
    return this.drafts.list<ProposalDraftContent>('proposal', by, after);
  }

  @Get(':id')
  @Describe({ label: { zh: '一份提案草稿', en: 'One proposal draft' }, answer: ProposalDraft, refusals: ['draft.not-found'] })
  read(@Param('id') id: string, @CurrentCaller() by: Caller, @Res({ passthrough: true }) response: Response): Promise<ProposalDraft> {
    return this.drafts.read<ProposalDraftContent>('proposal', id, by, response);
  }

  /** If-Match names the revision the writer has seen, `"-1"` for none; without it the last saving wins. */
  @Put(':id')
  @HttpCode(200)
  @Describe({
    label: { zh: '保存提案草稿', en: 'Save a proposal draft' },
    answer: ProposalDraft,
    example,
    refusals: ['http.if-match-malformed', 'draft.changed'],
  })
  save(
    @Param('id') id: string,
    @Body() content: ProposalDraftContent,
    @CurrentCaller() by: Caller,
    @Req() request: NodeRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ProposalDraft> {
    return this.drafts.save('proposal', id, content, { request, response, by });
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ label: { zh: '删除提案草稿', en: 'Discard a proposal draft' } })
  async discard(@Param('id') id: string, @CurrentCaller() by: Caller): Promise<void> {
    await this.drafts.discard('proposal', id, by);
  }
}
