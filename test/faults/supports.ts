import { Projector, type Service } from '@tongxin/runtime';
import { LocalFeed } from '@tongxin/messaging-local';
import { openEventStoreDb } from '@tongxin/storage-eventstoredb';
import { openViews, viewsFile } from '@tongxin/storage-sqlite';
import { NatsServer } from '@tongxin/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DoubleProcess } from './double-process.js';
import { LateProxy } from './late-proxy.js';

type Views = Service['views'][number]['view'][];
type Store = Awaited<ReturnType<typeof openEventStoreDb>>['events'];

/** What a service by itself stands on: an event store and NATS as processes of their own, and to each a line on which all may come a little late. */
export class Supports {
  private constructor(
    readonly folder: string,
    private readonly server: DoubleProcess,
    readonly nats: NatsServer,
    /** As others have it, who are not struck. */
    readonly store: Store,
    readonly storeLine: LateProxy,
    readonly natsLine: LateProxy,
  ) {}

  static async open(): Promise<Supports> {
    const folder = mkdtempSync(join(tmpdir(), 'tongxin-service-'));
    const [server, nats] = [new DoubleProcess(join(folder, 'log')), await NatsServer.start()];
    await server.start();
    const { events } = await openEventStoreDb({ url: server.url });
    const lines = [await LateProxy.open(portIn(server.url)), await LateProxy.open(portIn(nats.address))] as const;
    return new Supports(folder, server, nats, events, ...lines);
  }

  /** Where the service finds the event store. */
  get eventStore(): string {
    const { url } = this.server;
    return url.replace(`:${portIn(url)}`, `:${this.storeLine.port}`);
  }

  /** The views that a service left in its folder, against the same built anew beside them. */
  async viewProblems(declared: Views, directory: string): Promise<string[]> {
    const left = await this.digests(declared, viewsFile(directory));
    const anew = await this.digests(declared, join(this.folder, 'anew.sqlite'));
    return declared.filter((_view, at) => left[at] !== anew[at]).map(({ name }) => `view ${name} differs from its rebuild`);
  }

  async close(): Promise<void> {
    await this.store.close();
    await Promise.all([this.storeLine.close(), this.natsLine.close()]);
    await Promise.all([this.server.kill(), this.nats.dispose()]);
    rmSync(this.folder, { recursive: true });
  }

  private async digests(declared: Views, file: string): Promise<readonly string[]> {
    const views = openViews(file);
    const fail = (error: unknown): never => {
      throw error;
    };
    const { store } = this;
    const projector = new Projector(declared, views, new LocalFeed(store), store, fail);
    try {
      await projector.start();
      const head = await store.head();
      for (const { name } of declared) await projector.reached(name, head, 60_000);
      return await Promise.all(declared.map(({ name }) => projector.digest(name)));
    } finally {
      await projector.stop();
      await views.close();
    }
  }
}

function portIn(address: string): number {
  return Number(/:(\d+)(?:\?|$)/.exec(address)?.[1]);
}
