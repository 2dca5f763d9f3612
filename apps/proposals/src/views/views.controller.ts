import { Controller, Get, Inject, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import type { Caller } from '@tongxin/access';
import { Allow, CurrentCaller, Describe } from '@tongxin/http';
import { Type } from 'class-transformer';
import { IsInt, Min } from 'class-validator';
import { Omissible } from '../fields.js';
import { READERS } from '../readers.js';
import { NotFiledReasonCard } from './not-filed-reasons.view.js';
import { NotFiledReasonsQuery } from './not-filed-reasons.query.js';
import type { OpinionCard } from './opinion-card.js';
import { OwnOpinions, OwnProposals, type OwnProposal } from './own.models.js';
import { OwnOpinionsQuery, OwnProposalsQuery } from './own.query.js';

export class SeenFrom {
  /** Log position the answer must have seen. */
  @Omissible() @Type(() => Number) @IsInt() @Min(0) minPosition?: number;
}

/** A member's own: an account without a member number has none. */
@Controller('api')
@Allow('member')
export class OwnProposalsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get('my-proposals')
  @Describe({ label: { zh: '我的提案（领衔、受邀联名）', en: 'Proposals I lead or was asked to sign' }, answer: OwnProposals })
  async proposals(@Query() { minPosition }: SeenFrom, @CurrentCaller() { memberId = '' }: Caller): Promise<OwnProposals> {
    return { items: await this.queries.execute<OwnProposalsQuery, OwnProposal[]>(new OwnProposalsQuery(memberId, minPosition)) };
  }

  @Get('my-opinions')
  @Describe({ label: { zh: '我的社情民意信息', en: 'Opinion items I reported' }, answer: OwnOpinions })
  async opinions(@Query() { minPosition }: SeenFrom, @CurrentCaller() { memberId = '' }: Caller): Promise<OwnOpinions> {
    return { items: await this.queries.execute<OwnOpinionsQuery, OpinionCard[]>(new OwnOpinionsQuery(memberId, minPosition)) };
  }
}

/** The published dictionary of grounds for not filing: the ten national ones, then the county's own. */
@Controller('api/not-filed-reasons')
@Allow('member', ...READERS)
export class NotFiledReasonsController {
  constructor(@Inject(QueryBus) private readonly queries: QueryBus) {}

  @Get()
  @Describe({ label: { zh: '不予立案的理由', en: 'Grounds for not filing' }, answer: NotFiledReasonCard, list: true })
  list(@Query() { minPosition }: SeenFrom): Promise<NotFiledReasonCard[]> {
    return this.queries.execute<NotFiledReasonsQuery, NotFiledReasonCard[]>(new NotFiledReasonsQuery(minPosition));
  }
}
