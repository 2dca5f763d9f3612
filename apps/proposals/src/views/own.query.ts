import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { ViewReader } from '@tongxin/eventing';
import { everyDocument, VIEWS } from '@tongxin/runtime';
import type { OpinionCard } from './opinion-card.js';
import type { OwnProposal } from './own.models.js';
import type { ProposalCard } from './proposal-card.js';
import type { ProposalPerson } from './proposal-people.view.js';

/** The proposals a member leads or was asked to sign. */
export class OwnProposalsQuery {
  constructor(
    readonly memberId: string,
    readonly minPosition = 0,
  ) {}
}

/** The opinion items a member reported. */
export class OwnOpinionsQuery {
  constructor(
    readonly memberId: string,
    readonly minPosition = 0,
  ) {}
}

@QueryHandler(OwnProposalsQuery)
export class OwnProposalsHandler implements IQueryHandler<OwnProposalsQuery, OwnProposal[]> {
  constructor(@Inject(VIEWS) private readonly views: ViewReader) {}

  async execute({ memberId, minPosition }: OwnProposalsQuery): Promise<OwnProposal[]> {
    const concerned = await everyDocument<ProposalPerson>(this.views, 'proposal-people', { where: { memberId } }, minPosition);
    const cards = await Promise.all(concerned.map(({ proposal }) => this.views.get<ProposalCard>('proposal-board', proposal, minPosition)));
    return concerned.flatMap(({ as }, index) => {
      const proposal = cards[index]?.document;
      return proposal ? [{ as, proposal }] : [];
    });
  }
}

@QueryHandler(OwnOpinionsQuery)
export class OwnOpinionsHandler implements IQueryHandler<OwnOpinionsQuery, OpinionCard[]> {
  constructor(@Inject(VIEWS) private readonly views: ViewReader) {}

  execute({ memberId, minPosition }: OwnOpinionsQuery): Promise<OpinionCard[]> {
    return everyDocument<OpinionCard>(
      this.views,
      'opinion-board',
      { where: { reporter: memberId }, orderBy: 'submittedOn', descending: true },
      minPosition,
    );
  }
}
