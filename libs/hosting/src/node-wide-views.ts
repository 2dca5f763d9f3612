import { Refused, type StoredDocument, type ViewPage, type ViewQuery, type ViewReader } from '@tongxin/eventing';
import type { NodeViews } from '@tongxin/runtime';
import type { InsideLine } from './inside-line.js';

type Asked = { readonly minPosition: number } & ({ readonly key: string } | { readonly query: ViewQuery });

const DEFAULT_LIMIT = 100;

function nameOf(view: string): string {
  return `views.${view}`;
}

/** The views folded in this process. */
export type OwnViews = Pick<NodeViews, 'find' | 'get' | 'position'>;

/** All views of a node: those of the services here are read here, the others asked of the service that folds them. */
export class NodeWideViews implements ViewReader {
  constructor(
    private readonly own: OwnViews,
    private readonly here: ReadonlySet<string>,
    private readonly line: InsideLine,
  ) {}

  find<Doc extends object>(view: string, query: ViewQuery, minPosition = 0): Promise<ViewPage<Doc>> {
    return this.here.has(view) ? this.own.find(view, query, minPosition) : this.ask<Doc>(view, query, minPosition);
  }

  get<Doc extends object>(view: string, key: string, minPosition = 0): Promise<StoredDocument<Doc> | undefined> {
    if (this.here.has(view)) return this.own.get(view, key, minPosition);
    return this.line.request<StoredDocument<Doc> | undefined>(nameOf(view), { key, minPosition } satisfies Asked);
  }

  /** Position up to which a view answers; 0 for one that is not here. */
  position(view: string): number {
    return this.here.has(view) ? this.own.position(view) : 0;
  }

  /** A page that is too large for one message comes in two. */
  private async ask<Doc extends object>(view: string, query: ViewQuery, minPosition: number): Promise<ViewPage<Doc>> {
    const limit = query.limit ?? DEFAULT_LIMIT;
    try {
      return await this.line.request<ViewPage<Doc>>(nameOf(view), { query, minPosition } satisfies Asked);
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'messaging.too-large' || limit < 2) throw error;
    }
    const first = await this.ask<Doc>(view, { ...query, limit: Math.ceil(limit / 2) }, minPosition);
    if (first.next === undefined) return first;
    const second = await this.ask<Doc>(view, { ...query, limit: Math.floor(limit / 2), cursor: first.next }, minPosition);
    return { ...second, items: [...first.items, ...second.items] };
  }
}

/** Answers the node's other services what the views here say. */
export function answerViews(line: InsideLine, views: Iterable<string>, own: OwnViews): void {
  for (const view of views) {
    line.answer(nameOf(view), (request) => {
      const asked = request as Asked;
      return 'key' in asked ? own.get(view, asked.key, asked.minPosition) : own.find(view, asked.query, asked.minPosition);
    });
  }
}
