import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { NOT_FILED_REASONS } from '@tongxin/contracts';
import type { ViewReader } from '@tongxin/eventing';
import { everyDocument, VIEWS } from '@tongxin/runtime';
import type { NotFiledReasonCard } from './not-filed-reasons.view.js';

/** All grounds for not filing that were ever given, those retired too. */
export class NotFiledReasonsQuery {
  constructor(readonly minPosition = 0) {}
}

@QueryHandler(NotFiledReasonsQuery)
export class NotFiledReasonsHandler implements IQueryHandler<NotFiledReasonsQuery, NotFiledReasonCard[]> {
  constructor(@Inject(VIEWS) private readonly views: ViewReader) {}

  async execute({ minPosition }: NotFiledReasonsQuery): Promise<NotFiledReasonCard[]> {
    const national = Object.entries(NOT_FILED_REASONS).map(([code, text]) => ({ code, ...text, national: true, retired: false }));
    return [...national, ...(await everyDocument<NotFiledReasonCard>(this.views, 'not-filed-reasons', {}, minPosition))];
  }
}
