import { QueryBus } from '@nestjs/cqrs';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { Accounts, Sessions, type NodeKeys, type TokenVerifier } from '@tongxin/access';
import type { Clock } from '@tongxin/eventing';
import {
  assertRoutes,
  httpModule,
  prepareHttp,
  routeTable,
  TOKEN_VERIFIER,
  type Check,
  type HttpOptions,
  type PrepareOptions,
  type Route,
} from '@tongxin/http';
import { Door, type BackgroundWorker, type NodeIdentity, type Sending, type Service } from '@tongxin/runtime';
import { checksOf, type Watched } from '@tongxin/telemetry';
import express, { type Express } from 'express';
import { accessApart, accessHere, answerInside } from './access-options.js';
import type { Apart } from './apart.js';
import { answerCommands } from './message-door.js';
import { keysFor, NodeEngines } from './node-engines.js';
import type { NodePorts } from './node-ports.js';
import { NodeWideDoor } from './node-wide-door.js';
import { portsModule } from './ports-module.js';
import { watchedOf } from './watched.js';

export type HostingOptions = Pick<HttpOptions, 'hints' | 'refusals'> &
  Pick<PrepareOptions, 'trustProxy'> & {
    /** Present where other processes host the node's other services. */
    readonly apart?: Apart;
  };

/** Services of one node around open ports: engines, door and HTTP application. `start` sets it going; before that it only looks. */
export class HostedNode {
  private started = false;

  private constructor(
    readonly engines: NodeEngines,
    private readonly watched: Watched,
    readonly http: Express,
    private readonly app: NestExpressApplication,
    private readonly apart: Apart | undefined,
  ) {}

  static async create(
    identity: NodeIdentity,
    services: readonly Service[],
    ports: NodePorts,
    { trustProxy = false, apart, ...options }: HostingOptions = {},
  ): Promise<HostedNode> {
    const engines = new NodeEngines(identity, services, timed(ports), apart?.line);
    const watched = watchedOf(engines);
    ports.telemetry?.watch(watched);
    const http = express();
    const module = httpModule({
      ...options,
      ...(apart ? accessApart(apart, engines) : accessHere(engines)),
      services,
      readiness: () => checksOf(watched),
      imports: [portsModule(services, engines)],
    });
    const app = await application(module, http, { trustProxy }, ports.telemetry);
    const hosted = new HostedNode(engines, watched, http, app, apart);
    hosted.answerMessages();
    return hosted;
  }

  get identity(): NodeIdentity {
    return this.engines.node;
  }

  get clock(): Clock {
    return this.engines.ports.clock;
  }

  get keys(): NodeKeys {
    return keysFor('what is signed', this.engines.ports.keys);
  }

  get door(): Door {
    return this.app.get(Door, { strict: false });
  }

  /** Where the node itself sends what any of its services decides. */
  get sending(): Sending {
    return this.apart ? new NodeWideDoor(this.door, this.apart.line) : this.door;
  }

  get queries(): QueryBus {
    return this.app.get(QueryBus, { strict: false });
  }

  get accounts(): Accounts {
    return this.app.get(Accounts, { strict: false });
  }

  /** What it needs in order to serve, and whether that is so. */
  checks(): Promise<readonly Check[]> {
    return checksOf(this.watched);
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
    await this.engines.start(this.sending);
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

  private answerMessages(): void {
    const { engines, door, apart, app } = this;
    answerCommands(engines.ports.messenger, engines.node, door, app.get<TokenVerifier>(TOKEN_VERIFIER, { strict: false }));
    if (apart) answerInside(apart, engines, door, apart.service === 'members' ? app.get(Sessions, { strict: false }) : undefined);
  }

  private workers(): readonly BackgroundWorker[] {
    return this.engines.services.flatMap(({ workers }) => workers).map((worker) => this.provider(worker));
  }
}

/** The ports with the event store's appends timed, where somebody listens. */
function timed(ports: NodePorts): NodePorts {
  return ports.telemetry ? { ...ports, events: ports.telemetry.timing(ports.events) } : ports;
}

async function application(
  module: DynamicModule,
  http: Express,
  options: PrepareOptions,
  telemetry: NodePorts['telemetry'],
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, new ExpressAdapter(http), {
    bodyParser: false,
    logger: telemetry?.nest ?? ['error', 'warn'],
  });
  prepareHttp(app, { ...options, ...(telemetry && { onAnswered: telemetry.onAnswered }) });
  await app.init();
  assertRoutes(routeTable(app));
  return app;
}
