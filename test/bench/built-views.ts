import { LocalFeed } from '@tongxin/messaging-local';
import { NodeViews, Projector, type AnyView, type Service } from '@tongxin/runtime';
import { openLogReader, openViews, type SqliteEventStore, type SqliteViewStore } from '@tongxin/storage-sqlite';

/** The views of a node on a log that stands: the real projector, store and reading thread. */
export class BuiltViews {
  readonly reader: NodeViews;

  private constructor(
    private readonly projector: Projector,
    private readonly store: SqliteViewStore,
    private readonly history: ReturnType<typeof openLogReader>,
  ) {
    this.reader = new NodeViews(projector, store, history);
  }

  /** Builds all views from nothing and resolves when they have the whole log. */
  static async build(services: readonly Service[], events: SqliteEventStore, eventsFile: string, viewsFile: string): Promise<BuiltViews> {
    const views = services.flatMap((service) => service.views.map(({ view }): AnyView => view));
    const store = openViews(viewsFile);
    const history = openLogReader(eventsFile);
    const failures: unknown[] = [];
    const projector = new Projector(views, store, new LocalFeed(events), history, (error) => failures.push(error));
    const built = new BuiltViews(projector, store, history);
    await projector.start();
    const head = await events.head();
    await Promise.all(views.map(({ name }) => projector.reached(name, head, 600_000)));
    if (failures.length > 0) throw failures[0];
    return built;
  }

  async close(): Promise<void> {
    await this.projector.stop();
    await this.history.close();
    await this.store.close();
  }
}
