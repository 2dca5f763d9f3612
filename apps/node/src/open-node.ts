import type { QueryBus } from '@nestjs/cqrs';
import { NodeKeys, type Accounts } from '@tongxin/access';
import type { Clock, Messenger } from '@tongxin/eventing';
import { HostedNode, readIdentity, type NodeEngines, type NodeRecord } from '@tongxin/hosting';
import type { Check, PrepareOptions, Route, SignInHint } from '@tongxin/http';
import type { Door, NodeIdentity, Sending } from '@tongxin/runtime';
import type { Telemetry } from '@tongxin/telemetry';
import {
  ErasingRecords,
  eventsFile,
  openLogReader,
  openSqliteStores,
  vaultFile,
  type LogReader,
  type SqliteStores,
} from '@tongxin/storage-sqlite';
import { MasterKey, Vault } from '@tongxin/vault';
import type { Express } from 'express';
import { refusals } from './refusals.js';
import { servicesOf } from './services.js';

export interface NodeSurroundings {
  readonly clock: Clock;
  readonly messenger: Messenger;
  /** Accounts that the sign-in page names. */
  readonly hints: readonly SignInHint[];
  readonly onError: (error: unknown) => void;
  readonly telemetry?: Telemetry;
  readonly trustProxy?: PrepareOptions['trustProxy'];
}

/** One node with all its services on the SQLite files of one directory. `start` sets it going; before that it only looks. */
export class OpenNode {
  private constructor(
    readonly record: NodeRecord,
    readonly directory: string,
    readonly stores: SqliteStores,
    readonly history: LogReader,
    readonly personal: ErasingRecords,
    private readonly hosted: HostedNode,
  ) {}

  static async open(record: NodeRecord, directory: string, surroundings: NodeSurroundings): Promise<OpenNode> {
    const { clock, messenger, hints, telemetry, trustProxy = false } = surroundings;
    const told = telemetry?.ofNode(record.id);
    const onError = told?.onError ?? surroundings.onError;
    const stores = openSqliteStores(directory, { clock });
    const history = openLogReader(eventsFile(directory));
    const keys = await NodeKeys.open(directory);
    const personal = ErasingRecords.open(vaultFile(directory));
    const vault = new Vault(personal, await MasterKey.open(directory), clock);
    await vault.finishErasures();
    const identity = await readIdentity(stores.records, record);
    const ports = { ...stores, history, messenger, keys, vault, clock, onError, folder: directory, ...(told && { telemetry: told }) };
    const hosted = await HostedNode.create(identity, servicesOf(record), ports, { hints, refusals, trustProxy });
    return new OpenNode(record, directory, stores, history, personal, hosted);
  }

  get identity(): NodeIdentity {
    return this.hosted.identity;
  }

  get clock(): Clock {
    return this.hosted.clock;
  }

  get keys(): NodeKeys {
    return this.hosted.keys;
  }

  get engines(): NodeEngines {
    return this.hosted.engines;
  }

  get http(): Express {
    return this.hosted.http;
  }

  get door(): Door {
    return this.hosted.door;
  }

  /** Where the node itself sends what any of its services decides. */
  get sending(): Sending {
    return this.hosted.sending;
  }

  get queries(): QueryBus {
    return this.hosted.queries;
  }

  get accounts(): Accounts {
    return this.hosted.accounts;
  }

  /** What it needs in order to serve, and whether that is so. */
  checks(): Promise<readonly Check[]> {
    return this.hosted.checks();
  }

  routes(): readonly Route[] {
    return this.hosted.routes();
  }

  start(): Promise<void> {
    return this.hosted.start();
  }

  async close(): Promise<void> {
    await this.hosted.close();
    await this.history.close();
    await this.personal.close();
    await this.stores.close();
  }
}
