import { Inject, Injectable } from '@nestjs/common';
import { Refused, type ViewReader } from '@tongxin/eventing';
import { VIEWS } from '@tongxin/runtime';
import type { Response } from 'express';
import { documentTag, idFrom } from './conditions.js';
import { askedView, type ReadableView } from './reading-query.js';
import type { NodeRequest } from './request.js';

/** One page of a view's documents. */
export interface ViewPageAnswer {
  readonly items: readonly object[];
  /** Cursor of the next page; absent on the last. */
  readonly next?: string;
  /** Log position that the view had seen at least when it answered. */
  readonly position: number;
}

/** A reader that also tells how far a view has come. */
type TellingReader = ViewReader & { position?(view: string): number };

/** Answers what is asked of views over HTTP. */
@Injectable()
export class ViewRequests {
  constructor(@Inject(VIEWS) private readonly views: TellingReader) {}

  async list({ name, reading }: ReadableView, request: NodeRequest): Promise<ViewPageAnswer> {
    const { query, minPosition, wrap } = askedView(name, reading, request.query);
    const seen = this.views.position?.(name) ?? 0;
    const { items, next } = await this.views.find(name, query, minPosition);
    return {
      items: items.map(({ document }) => document),
      ...(next !== undefined && { next: wrap(next) }),
      position: Math.max(seen, minPosition, ...items.map(({ position }) => position)),
    };
  }

  /** The document, or nothing but 304 when the caller has it already. */
  async read({ name, version, reading }: ReadableView, request: NodeRequest, response: Response): Promise<object | undefined> {
    const key = idFrom(request, 'key');
    const { minPosition } = askedView(name, { ...reading, filters: [] }, request.query);
    const found = await this.views.get(name, key, minPosition);
    if (!found) throw new Refused(`${name}.not-found`, { view: name, key });
    const tag = documentTag(version, found.position);
    response.setHeader('ETag', tag);
    response.setHeader('Cache-Control', 'private, no-cache');
    if (!tagsOf(request.headers['if-none-match']).includes(tag)) return found.document;
    response.status(304);
    return undefined;
  }
}

function tagsOf(header: string | undefined): readonly string[] {
  return (header ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
}
