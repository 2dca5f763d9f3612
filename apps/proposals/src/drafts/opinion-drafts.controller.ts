import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Put, Query, Req, Res } from '@nestjs/common';
import type { Caller } from '@tongxin/access';
import { Allow, CurrentCaller, Describe, type NodeRequest } from '@tongxin/http';
import type { Response } from 'express';
import { DraftsAsked, OpinionDraft, OpinionDraftContent, OpinionDrafts } from './drafts.models.js';
import { opinionDraftExample as example } from '../examples.js';
import { OwnDrafts } from './own-drafts.js';
import { WRITERS } from '../readers.js';

/** What an account is writing and has not handed in. The id becomes that of the opinion item. */
@Controller('api/opinion-drafts')
@Allow(...WRITERS)
export class OpinionDraftsController {
  constructor(@Inject(OwnDrafts) private readonly drafts: OwnDrafts) {}

  @Get()
  @Describe({ label: { zh: '我的社情民意信息草稿', en: 'My opinion item drafts' }, answer: OpinionDrafts })
  list(@Query() { after }: DraftsAsked, @CurrentCaller() by: Caller): Promise<OpinionDrafts> {
    return this.drafts.list<OpinionDraftContent>('opinion', by, after);
  }

  @Get(':id')
  @Describe({ label: { zh: '一份社情民意信息草稿', en: 'One opinion item draft' }, answer: OpinionDraft, refusals: ['draft.not-found'] })
  read(@Param('id') id: string, @CurrentCaller() by: Caller, @Res({ passthrough: true }) response: Response): Promise<OpinionDraft> {
    return this.drafts.read<OpinionDraftContent>('opinion', id, by, response);
  }

  /** If-Match names the revision the writer has seen, `"-1"` for none; without it the last saving wins. */
  @Put(':id')
  @HttpCode(200)
  @Describe({
    label: { zh: '保存社情民意信息草稿', en: 'Save an opinion item draft' },
    answer: OpinionDraft,
    example,
    refusals: ['http.if-match-malformed', 'draft.changed'],
  })
  save(
    @Param('id') id: string,
    @Body() content: OpinionDraftContent,
    @CurrentCaller() by: Caller,
    @Req() request: NodeRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<OpinionDraft> {
    return this.drafts.save('opinion', id, content, { request, response, by });
  }

  @Delete(':id')
  @HttpCode(204)
  @Describe({ label: { zh: '删除社情民意信息草稿', en: 'Discard an opinion item draft' } })
  async discard(@Param('id') id: string, @CurrentCaller() by: Caller): Promise<void> {
    await this.drafts.discard('opinion', id, by);
  }
}
