import { Inject, Injectable } from '@nestjs/common';
import { parsePeriod } from '@tongxin/calendar';
import type { Caller } from '@tongxin/access';
import { figuresSubject, type TownshipFigures } from '@tongxin/contracts';
import { Refused, type Messenger, type ViewReader } from '@tongxin/eventing';
import { Drafts, NO_DRAFT, type Draft } from '@tongxin/http';
import { MESSENGER, NODE, VIEWS, type NodeIdentity } from '@tongxin/runtime';
import type { FilingContent } from '../filing/filing-fields.js';
import type { DirectiveCard } from '../views/directive-card.js';
import type { FilingDetail } from '../views/filing-detail.js';
import { draftFiling, type PlannedItem } from './draft-filing.js';
import type { FilingDraft } from './filing-draft.models.js';
import type { HeldActivity } from './sentences.js';

const KIND = 'filing';

/** Drafts of this township's filings: written from what was recorded, then the clerk's, until they are handed in. */
@Injectable()
export class FilingDrafts {
  constructor(
    @Inject(VIEWS) private readonly views: ViewReader,
    @Inject(MESSENGER) private readonly messenger: Messenger,
    @Inject(NODE) private readonly node: NodeIdentity,
    @Inject(Drafts) private readonly drafts: Drafts,
  ) {}

  /**
   * What was saved last; else what was handed in last; else, or when asked `fresh`, sentences and figures as of now. Reading saves nothing.
   * @throws Refused `filing.directive-not-found`, `filing.not-addressed`; `messaging.nobody-there` where no ledger runs beside.
   */
  async read(id: string, fresh: boolean, minPosition: number): Promise<FilingDraft> {
    const directive = await this.addressed(id, minPosition);
    const saved = await this.drafts.get<FilingContent>(KIND, id);
    if (saved && !fresh) return savedAs(saved);
    const handedIn = fresh ? undefined : await this.handedIn(id, minPosition);
    if (handedIn) return shown(id, NO_DRAFT, 'SUBMITTED', handedIn);
    return shown(id, saved?.revision ?? NO_DRAFT, 'DRAFTED', await this.written(directive));
  }

  /** Saves what the clerk has written. @throws Refused `draft.changed`, `filing.directive-not-found`, `filing.not-addressed`. */
  async save(id: string, content: FilingContent, by: Caller, expected: number | undefined): Promise<FilingDraft> {
    await this.addressed(id, 0);
    const { title, sections, figures } = content;
    return savedAs(await this.drafts.save(KIND, id, { title, sections, figures }, { by, expected }));
  }

  discard(id: string): Promise<void> {
    return this.drafts.discard(KIND, id);
  }

  private async handedIn(id: string, minPosition: number): Promise<FilingContent | undefined> {
    const detail = await this.views.get<FilingDetail>('filing-detail', `${id}.${this.node.id}`, minPosition);
    return detail?.document.submissions.at(-1);
  }

  private async addressed(id: string, minPosition: number): Promise<DirectiveCard> {
    const directive = (await this.views.get<DirectiveCard>('directive-list', id, minPosition))?.document;
    if (!directive || directive.stream === '') throw new Refused('filing.directive-not-found', { id });
    if (!directive.to.includes(this.node.id)) throw new Refused('filing.not-addressed');
    return directive;
  }

  private async written({ kind, period }: DirectiveCard): Promise<FilingContent> {
    const committee = this.node.name;
    if (kind === 'plan') return draftFiling({ kind, period, committee, figures: [], activities: [], planned: await this.planned(period) });
    const asked = { period, township: this.node.id };
    const { figures } = await this.messenger.request<TownshipFigures>(figuresSubject(this.node.id), asked);
    return draftFiling({ kind, period, committee, figures, activities: await this.held(period), planned: [] });
  }

  private async held(code: string): Promise<HeldActivity[]> {
    const { from, to } = parsePeriod(code);
    const where = { node: this.node.id, status: 'HELD', on: { gte: from, lte: to } };
    const held: HeldActivity[] = [];
    let cursor: string | undefined;
    do {
      const query = { where, orderBy: 'on', ...(cursor !== undefined && { cursor }) };
      const page = await this.views.find<HeldActivity>('activity-list', query);
      held.push(...page.items.map(({ document: { type, title, on } }) => ({ type, title, on })));
      cursor = page.next;
    } while (cursor !== undefined);
    return held;
  }

  private async planned(code: string): Promise<readonly PlannedItem[]> {
    const board = await this.views.get<{ items: PlannedItem[] }>('plan-board', `${this.node.id}.${code.slice(0, 4)}`);
    return board?.document.items ?? [];
  }
}

function savedAs({ id, revision, savedAt, savedBy, content }: Draft<FilingContent>): FilingDraft {
  return { ...shown(id, revision, 'SAVED', content), savedAt, savedBy };
}

function shown(
  directive: string,
  revision: number,
  origin: FilingDraft['origin'],
  { title, sections, figures }: FilingContent,
): FilingDraft {
  return { directive, revision, origin, savedAt: '', savedBy: '', title, sections, figures };
}
