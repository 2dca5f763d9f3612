import { Refused } from '@tongxin/eventing';
import type { EventStore, Generation, StoredDocument, ViewPage, ViewQuery, ViewReader, ViewStore } from '@tongxin/eventing';
import type { Projector } from './projector.js';

/** Reads a node's views from whichever generation answers now, waiting for a position when one is asked. */
export class NodeViews implements ViewReader {
  constructor(
    private readonly projector: Projector,
    private readonly store: ViewStore,
    private readonly log: Pick<EventStore, 'head'>,
  ) {}

  async find<Doc extends object>(view: string, query: ViewQuery, minPosition = 0): Promise<ViewPage<Doc>> {
    await this.reach(view, minPosition);
    return this.ask(view, (generation) => this.store.find<Doc>(generation, query));
  }

  async get<Doc extends object>(view: string, key: string, minPosition = 0): Promise<StoredDocument<Doc> | undefined> {
    await this.reach(view, minPosition);
    return this.ask(view, (generation) => this.store.get<Doc>(generation, key));
  }

  /** Position up to which a view answers. */
  position(view: string): number {
    return this.projector.laneOf(view).position;
  }

  /** Nobody waits for what was never written. @throws Refused `view.position-unknown`, `view.not-yet`, `view.stopped` */
  private async reach(view: string, position: number): Promise<void> {
    if (this.position(view) >= position) return;
    if (position > (await this.log.head())) throw new Refused('view.position-unknown', { view, position });
    await this.projector.reached(view, position);
  }

  /** A generation that was dropped while it was asked, because its successor took over, has the successor asked instead. */
  private async ask<Answer>(view: string, question: (generation: Generation) => Promise<Answer>): Promise<Answer> {
    for (;;) {
      const { generation } = this.projector.laneOf(view);
      try {
        return await question(generation);
      } catch (error) {
        if (this.projector.laneOf(view).generation === generation) throw error;
      }
    }
  }
}
