import type { EventStore, ViewStore } from '@tongxin/eventing';
import { LocalFeed } from '@tongxin/messaging-local';
import { NodeViews, Projector, type AnyView, type LogReader, type Service } from '@tongxin/runtime';
import { openLogReader, openViews, type SqliteEventStore } from '@tongxin/storage-sqlite';

/** What views are built from and into. */
export interface Building {
  readonly events: EventStore;
  readonly history: LogReader;
  readonly store: ViewStore;
  /** Closes what was opened for it. */
  close(): Promise<void>;
}

/** The views of a node on a log that stands: the real projector and stores. */
export class BuiltViews {
  readonly reader: NodeViews;

  private constructor(
    private readonly projector: Projector,
    private readonly building: Building,
  ) {
    this.reader = new NodeViews(projector, building.store, building.events);
  }

  /** Builds all views from nothing and resolves when they have the whole log. */
  static async build(services: readonly Service[], building: Building): Promise<BuiltViews> {
    const { events, history, store } = building;
    const views = services.flatMap((service) => service.views.map(({ view }): AnyView => view));
    const failures: unknown[] = [];
    const projector = new Projector(views, store, new LocalFeed(events), history, (error) => failures.push(error));
    const built = new BuiltViews(projector, building);
    await projector.start();
    const head = await events.head();
    await Promise.all(views.map(({ name }) => projector.reached(name, head, 600_000)));
    if (failures.length > 0) throw failures[0];
    return built;
  }

  /** As an embedded node has them: a file of their own, and a thread that reads the log. */
  static inFile(services: readonly Service[], events: SqliteEventStore, eventsFile: string, viewsFile: string): Promise<BuiltViews> {
    const [store, history] = [openViews(viewsFile), openLogReader(eventsFile)];
    return BuiltViews.build(services, {
      events,
      history,
      store,
      close: async () => {
        await history.close();
        await store.close();
      },
    });
  }

  async close(): Promise<void> {
    await this.projector.stop();
    await this.building.close();
  }
}
