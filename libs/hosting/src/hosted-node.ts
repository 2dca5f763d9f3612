import { QueryBus } from '@nestjs/cqrs';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { Accounts, publicKeyOf, Sessions, type KeyDirectory, type NodeKeys } from '@tongxin/access';
import type { Clock } from '@tongxin/eventing';
import { assertRoutes, httpModule, prepareHttp, routeTable, type Check, type HttpOptions, type Route } from '@tongxin/http';
import { Door, type BackgroundWorker, type NodeIdentity, type Service } from '@tongxin/runtime';
import express, { type Express } from 'express';
import { answerCommands } from './message-door.js';
import { NodeEngines, type NodePorts } from './node-engines.js';
import { portsModule } from './ports-module.js';

export type HostingOptions = Pick<HttpOptions, 'hints' | 'refusals'>;

/** Services of one node around open ports: engines, door and HTTP application. `start` sets it going; before that it only looks. */
export class HostedNode {
  private started = false;

  private constructor(
    readonly engines: NodeEngines,
    readonly http: Express,
    private readonly app: NestExpressApplication,
  ) {}

  static async create(
    identity: NodeIdentity,
    services: readonly Service[],
    ports: NodePorts,
    options: HostingOptions = {},
  ): Promise<HostedNode> {
    const engines = new NodeEngines(identity, services, ports);
    const http = express();
    const module = httpModule({
      ...options,
      services,
      keys: ports.keys,
      keyOf: keysAround(engines),
      readiness: () => checksOf(engines),
      imports: [portsModule(services, engines)],
    });
    const app = await NestFactory.create<NestExpressApplication>(module, new ExpressAdapter(http), {
      bodyParser: false,
      logger: ['error', 'warn'],
    });
    prepareHttp(app);
    await app.init();
    assertRoutes(routeTable(app));
    answerCommands(ports.messenger, identity, app.get(Door, { strict: false }), app.get(Sessions, { strict: false }));
    return new HostedNode(engines, http, app);
  }

  get identity(): NodeIdentity {
    return this.engines.node;
  }

  get clock(): Clock {
    return this.engines.ports.clock;
  }

  get keys(): NodeKeys {
    return this.engines.ports.keys;
  }

  get door(): Door {
    return this.app.get(Door, { strict: false });
  }

  get queries(): QueryBus {
    return this.app.get(QueryBus, { strict: false });
  }

  get accounts(): Accounts {
    return this.app.get(Accounts, { strict: false });
  }

  /** What it needs in order to serve, and whether that is so. */
  checks(): readonly Check[] {
    return checksOf(this.engines);
  }

  /** One of the services' providers. */
  provider<T>(type: abstract new (...dependencies: never[]) => T): T {
    return this.app.get<T>(type, { strict: false });
  }

  routes(): readonly Route[] {
    return routeTable(this.app);
  }

  async start(): Promise<void> {
    this.started = true;
    await this.engines.start(this.door);
    for (const worker of this.workers()) await worker.start();
  }

  /** Stops the services' own work, the engines, then the application; the ports stay open. */
  async close(): Promise<void> {
    if (this.started) {
      await Promise.all(this.workers().map((worker) => worker.stop()));
      await this.engines.stop();
    }
    await this.app.close();
  }

  private workers(): readonly BackgroundWorker[] {
    return this.engines.services.flatMap(({ workers }) => workers).map((worker) => this.provider(worker));
  }
}

/** Accounts of linked nodes are known by their node's key: authenticated, though they count for nothing here. */
function keysAround({ links }: NodeEngines): KeyDirectory {
  return (node) => {
    const pem = links.keyOf(node);
    return pem === undefined ? undefined : publicKeyOf(pem);
  };
}

function checksOf({ projector }: NodeEngines): Check[] {
  return projector
    .states()
    .map(({ view, stopped }) => ({ name: `view ${view}`, ok: stopped === undefined, ...(stopped !== undefined && { reason: stopped }) }));
}
