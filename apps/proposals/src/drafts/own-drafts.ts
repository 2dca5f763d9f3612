import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import { Drafts, expectedRevision, revisionTag, type Draft, type NodeRequest } from '@tongxin/http';
import type { Response } from 'express';
import { DRAFT_ID } from '../fields.js';

export type DraftKind = 'proposal' | 'opinion';

export interface OwnDraftPage<Content extends object> {
  items: Draft<Content>[];
  next?: string;
}

/** The drafts of one account: nobody else sees them, and no event tells of them. */
@Injectable()
export class OwnDrafts {
  constructor(@Inject(Drafts) private readonly drafts: Drafts) {}

  async list<Content extends object>(kind: DraftKind, by: Caller, after?: string): Promise<OwnDraftPage<Content>> {
    const { items, ...rest } = await this.drafts.list<Content>(kindOf(kind, by), after === undefined ? {} : { after });
    return { items: [...items], ...rest };
  }

  /** Answers with the draft's revision as its ETag. @throws Refused `draft.not-found`. */
  async read<Content extends object>(kind: DraftKind, id: string, by: Caller, response: Response): Promise<Draft<Content>> {
    const found = await this.drafts.get<Content>(kindOf(kind, by), id);
    if (!found) throw new Refused('draft.not-found', { id });
    return tagged(found, response);
  }

  /** If-Match `"-1"` saves a new one only. @throws Refused `http.id-invalid`, `http.if-match-malformed`, `draft.changed`. */
  async save<Content extends object>(
    kind: DraftKind,
    id: string,
    content: Content,
    { request, response, by }: { request: NodeRequest; response: Response; by: Caller },
  ): Promise<Draft<Content>> {
    if (!DRAFT_ID.test(id)) throw new Refused('http.id-invalid');
    return tagged(await this.drafts.save(kindOf(kind, by), id, content, { by, expected: expectedRevision(request) }), response);
  }

  discard(kind: DraftKind, id: string, by: Caller): Promise<void> {
    return this.drafts.discard(kindOf(kind, by), id);
  }
}

/** An account's name has no blank, so no two accounts meet. */
const kindOf = (kind: DraftKind, { account }: Caller): string => `${kind} ${account}`;

function tagged<Content extends object>(draft: Draft<Content>, response: Response): Draft<Content> {
  response.setHeader('ETag', revisionTag(draft.revision));
  return draft;
}
