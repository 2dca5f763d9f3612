import { Inject } from '@nestjs/common';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { FilingDraft } from './filing-draft.models.js';
import { FilingDrafts } from './filing-drafts.js';

/** The draft of this township's filing to a directive; `fresh` leaves aside what was saved or handed in. */
export class FilingDraftQuery extends Query<FilingDraft> {
  constructor(
    readonly directive: string,
    readonly fresh = false,
    readonly minPosition = 0,
  ) {
    super();
  }
}

@QueryHandler(FilingDraftQuery)
export class FilingDraftHandler implements IQueryHandler<FilingDraftQuery> {
  constructor(@Inject(FilingDrafts) private readonly drafts: FilingDrafts) {}

  execute({ directive, fresh, minPosition }: FilingDraftQuery): Promise<FilingDraft> {
    return this.drafts.read(directive, fresh, minPosition);
  }
}
