import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Refused, type Comparable, type ViewReader } from '@tongxin/eventing';
import { everyDocument, VIEWS } from '@tongxin/runtime';
import type { PlanBoard } from './plan-board.js';

/** The plans of a year or a committee, or all, latest first; the view's own notes stay out. */
export class PlanBoardsQuery {
  constructor(
    readonly asked: { readonly year?: number; readonly node?: string },
    readonly minPosition = 0,
  ) {}
}

export class PlanBoardQuery {
  constructor(
    readonly key: string,
    readonly minPosition = 0,
  ) {}
}

@QueryHandler(PlanBoardsQuery)
export class PlanBoardsHandler implements IQueryHandler<PlanBoardsQuery, PlanBoard[]> {
  constructor(@Inject(VIEWS) private readonly views: ViewReader) {}

  execute({ asked: { year, node }, minPosition }: PlanBoardsQuery): Promise<PlanBoard[]> {
    const where: Record<string, Comparable | { gte: Comparable }> = { year: year ?? { gte: 0 }, ...(node !== undefined && { node }) };
    return everyDocument<PlanBoard>(this.views, 'plan-board', { where, orderBy: 'year', descending: true }, minPosition);
  }
}

@QueryHandler(PlanBoardQuery)
export class PlanBoardHandler implements IQueryHandler<PlanBoardQuery, PlanBoard> {
  constructor(@Inject(VIEWS) private readonly views: ViewReader) {}

  async execute({ key, minPosition }: PlanBoardQuery): Promise<PlanBoard> {
    const found = key.startsWith('~') ? undefined : await this.views.get<PlanBoard>('plan-board', key, minPosition);
    if (!found) throw new Refused('plan-board.not-found', { key });
    return found.document;
  }
}
