import { CommandBus, CqrsModule, QueryBus } from '@nestjs/cqrs';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { Accounts, NodeKeys, publicKeyOf, Sessions, type KeyDirectory } from '@tongxin/access';
import type { Clock, Messenger } from '@tongxin/eventing';
import { assertRoutes, httpModule, prepareHttp, routeTable, type Check, type Route, type SignInHint } from '@tongxin/http';
import {
  CLOCK,
  CommandEngine,
  commandHandlers,
  Door,
  EVENT_STORE,
  FEED,
  MESSENGER,
  NODE,
  RECORD_STORE,
  VIEW_STORE,
  VIEWS,
  type NodeIdentity,
  type Service,
} from '@tongxin/runtime';
import {
  ErasingRecords,
  eventsFile,
  openLogReader,
  openSqliteStores,
  vaultFile,
  type LogReader,
  type SqliteStores,
} from '@tongxin/storage-sqlite';
import { MasterKey, VAULT, Vault } from '@tongxin/vault';
import express, { type Express } from 'express';
import type { NodeRecord } from './data-directory.js';
import { answerCommands } from './message-door.js';
import { NodeEngines } from './node-engines.js';
import { readIdentity } from './node-identity.js';
import { refusals } from './refusals.js';
import { servicesOf } from './services.js';

export interface NodeSurroundings {
  readonly clock: Clock;
  readonly messenger: Messenger;
  /** Accounts that the sign-in page names. */
  readonly hints: readonly SignInHint[];
  readonly onError: (error: unknown) => void;
}

/** One node with its stores open: ports, engines, door and HTTP application. `start` sets it going; before that it only looks. */
export class OpenNode {
  private started = false;

  private constructor(
    readonly record: NodeRecord,
    readonly directory: string,
    readonly identity: NodeIdentity,
    readonly clock: Clock,
    readonly stores: SqliteStores,
    readonly history: LogReader,
    readonly personal: ErasingRecords,
    readonly keys: NodeKeys,
    readonly engines: NodeEngines,
    readonly http: Express,
    private readonly app: NestExpressApplication,
  ) {}

  static async open(record: NodeRecord, directory: string, { clock, messenger, hints, onError }: NodeSurroundings): Promise<OpenNode> {
    const stores = openSqliteStores(directory, { clock });
    const history = openLogReader(eventsFile(directory));
    const keys = await NodeKeys.open(directory);
    const personal = ErasingRecords.open(vaultFile(directory));
    const vault = new Vault(personal, await MasterKey.open(directory), clock);
    await vault.finishErasures();
    const identity = await readIdentity(stores.records, record);
    const services = servicesOf(record);
    const engines = new NodeEngines(identity, services, { ...stores, history, messenger, keys, vault, clock, onError });
    const http = express();
    const module = httpModule({
      services,
      keys,
      keyOf: keysAround(engines),
      readiness: () => checksOf(engines),
      hints,
      refusals,
      imports: [portsModule(services, engines)],
    });
    const app = await NestFactory.create<NestExpressApplication>(module, new ExpressAdapter(http), {
      bodyParser: false,
      logger: ['error', 'warn'],
    });
    prepareHttp(app);
    await app.init();
    assertRoutes(routeTable(app));
    answerCommands(messenger, identity, app.get(Door, { strict: false }), app.get(Sessions, { strict: false }));
    return new OpenNode(record, directory, identity, clock, stores, history, personal, keys, engines, http, app);
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

  routes(): readonly Route[] {
    return routeTable(this.app);
  }

  async start(): Promise<void> {
    this.started = true;
    await this.engines.start(this.door);
  }

  async close(): Promise<void> {
    if (this.started) await this.engines.stop();
    await this.app.close();
    await this.history.close();
    await this.personal.close();
    await this.stores.close();
  }
}

/** The node's ports, its bus and its door, for all its modules. */
function portsModule(services: readonly Service[], engines: NodeEngines): DynamicModule {
  const { ports, node, views, feed, commands: engine } = engines;
  const commands = services.flatMap((service) => service.commands);
  const values: [symbol, unknown][] = [
    [EVENT_STORE, ports.events],
    [RECORD_STORE, ports.records],
    [VIEW_STORE, ports.views],
    [VIEWS, views],
    [FEED, feed],
    [MESSENGER, ports.messenger],
    [CLOCK, ports.clock],
    [NODE, node],
    [VAULT, ports.vault],
  ];
  const providers = [
    ...values.map(([provide, value]) => ({ provide, useFactory: () => value })),
    { provide: CommandEngine, useFactory: () => engine },
    { provide: Door, inject: [CommandBus], useFactory: (bus: CommandBus) => new Door(bus, commands) },
  ];
  return {
    module: PortsModule,
    global: true,
    imports: [CqrsModule.forRoot()],
    providers: [...providers, ...commandHandlers(commands)],
    exports: providers.map(({ provide }) => provide),
  };
}

class PortsModule {}

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
