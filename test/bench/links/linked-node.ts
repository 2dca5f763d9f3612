import { NodeKeys } from '@tongxin/access';
import { systemClock, type Messenger } from '@tongxin/eventing';
import { NodeEngines, readIdentity, type NodeRecord } from '@tongxin/hosting';
import { linksService } from '@tongxin/links';
import type { Sending, Service } from '@tongxin/runtime';
import { ErasingRecords, eventsFile, openLogReader, openSqliteStores, vaultFile, type SqliteStores } from '@tongxin/storage-sqlite';
import { MasterKey, Vault } from '@tongxin/vault';
import { servicesOf } from '../../../apps/node/src/services.js';

export interface LinkPorts {
  readonly messenger: Messenger;
  readonly onError: (error: unknown) => void;
}

/** A node that sends and takes and does nothing else with what it has: of its services there is only what says whom their streams go to. */
export class LinkedNode {
  private constructor(
    readonly stores: SqliteStores,
    readonly engines: NodeEngines,
    private readonly closeFiles: () => Promise<void>,
  ) {}

  static async open(record: NodeRecord, directory: string, { messenger, onError }: LinkPorts): Promise<LinkedNode> {
    const clock = systemClock;
    const stores = openSqliteStores(directory, { clock });
    const history = openLogReader(eventsFile(directory));
    const personal = ErasingRecords.open(vaultFile(directory));
    const vault = new Vault(personal, await MasterKey.open(directory), clock);
    const ports = { ...stores, history, messenger, keys: await NodeKeys.open(directory), vault, clock, onError };
    const engines = new NodeEngines(await readIdentity(stores.records, record), servicesOf(record).map(idle), ports);
    return new LinkedNode(stores, engines, async () => {
      await history.close();
      await personal.close();
      await stores.close();
    });
  }

  start(): Promise<void> {
    return this.engines.start(nobody);
  }

  async close(): Promise<void> {
    await this.engines.stop();
    await this.closeFiles();
  }
}

function idle(one: Service): Service {
  return one === linksService ? one : { ...one, views: [], reactions: [], alarms: [] };
}

const nobody: Sending = { send: () => Promise.reject(new Error('nobody takes commands here')) };
