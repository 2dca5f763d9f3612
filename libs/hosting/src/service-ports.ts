import type { Clock, RecordStore, ViewStore } from '@tongxin/eventing';
import type { LogPublisher } from '@tongxin/messaging-nats';
import {
  ErasingRecords,
  lockDataDirectory,
  openRecords,
  openViews,
  recordsFile,
  vaultFile,
  viewsFile,
  type DataDirectoryLock,
} from '@tongxin/storage-sqlite';
import type { NodeTelemetry } from '@tongxin/telemetry';
import { MasterKey, Vault } from '@tongxin/vault';
import type { ServiceName } from './apart.js';
import type { Environment } from './environment.js';
import type { NodePorts } from './node-ports.js';
import type { NodeRecord } from './node-record.js';
import { countyOf, natsSettings, serviceKeys } from './service-settings.js';

export interface ServiceSurroundings {
  readonly clock: Clock;
  readonly telemetry?: NodeTelemetry;
  readonly onError: (error: unknown) => void;
}

/** The adapters of one service by itself, open. */
export interface OpenPorts {
  readonly ports: NodePorts;
  /** Puts the node's log on NATS; the service that has the links does it for all. */
  readonly publisher: LogPublisher | undefined;
  /** Where things are kept, for the first lines that are printed. */
  readonly kept: { readonly zh: string; readonly en: string };
  /** Tells the operator's commands where this process can be spoken to. */
  readonly announce: DataDirectoryLock['announce'];
  /** In the other order than they were opened. */
  close(): Promise<void>;
}

type Closing = () => Promise<void>;

/** Opens what the environment names. @throws EnvironmentRefused; what the adapters throw when a store cannot be reached. */
export async function openServicePorts(
  environment: Environment,
  service: ServiceName,
  record: NodeRecord,
  { clock, telemetry, onError }: ServiceSurroundings,
): Promise<OpenPorts> {
  environment.word('EVENT_STORE', ['eventstoredb']);
  environment.word('MESSAGING', ['nats']);
  const { keys } = serviceKeys(environment, service);
  const directory = environment.get('TONGXIN_DATA') ?? 'data';
  // A node in one program has neither: loading their drivers would cost it megabytes and a good part of its start.
  const { LogPublisher, NatsFeed, NatsLine, NatsMessenger } = await import('@tongxin/messaging-nats');
  const { openEventStoreDb } = await import('@tongxin/storage-eventstoredb');
  const closings: Closing[] = [];
  const close: Closing = async () => {
    for (const closing of closings.toReversed()) await closing();
  };
  try {
    const lock = lockDataDirectory(directory);
    closings.push(async () => lock.release());
    const store = await openEventStoreDb({ url: environment.required('EVENTSTORE_URL') });
    closings.push(() => store.close());
    const { events } = store;
    const kept = await openKept(environment, service, record, { directory, clock });
    closings.push(() => kept.close());
    const personal = ErasingRecords.open(vaultFile(directory));
    closings.push(() => personal.close());
    const vault = new Vault(personal, await MasterKey.open(directory), clock);
    await vault.finishErasures();
    const line = new NatsLine(natsSettings(environment, `${service}@${record.id}`), onError);
    closings.push(() => line.close());
    const where = { line, county: countyOf(record), node: record.id, store: events };
    const feed = new NatsFeed(where);
    closings.push(() => feed.close());
    const messenger = new NatsMessenger(line, { county: where.county });
    const publisher =
      service === 'liaison' ? new LogPublisher({ ...where, onError }, { replicas: environment.number('NATS_REPLICAS', 1) }) : undefined;
    return {
      ports: {
        events,
        records: kept.records,
        views: kept.views,
        history: events,
        feed,
        messenger,
        ...(keys && { keys }),
        vault,
        clock,
        onError,
        ...(telemetry && { telemetry }),
        messaging: { name: 'messaging', reach: async () => line.standing().flush() },
        folder: directory,
      },
      publisher,
      kept: kept.said,
      announce: (control) => lock.announce(control),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export interface Kept {
  readonly views: ViewStore;
  readonly records: RecordStore;
  readonly said: OpenPorts['kept'];
  readonly close: Closing;
}

/** Views and records of one service, apart from those of the others. @throws EnvironmentRefused */
export async function openKept(
  environment: Environment,
  service: ServiceName,
  { id }: NodeRecord,
  { directory, clock }: { directory: string; clock: Clock },
): Promise<Kept> {
  if (environment.word('VIEW_STORE', ['sqlite', 'mongodb']) === 'mongodb') {
    const database = `tongxin_${id}_${service}`;
    const { openMongoStores } = await import('@tongxin/storage-mongodb');
    const stores = await openMongoStores({ url: environment.required('MONGODB_URL'), database, clock });
    const said = { zh: `视图与记录：MongoDB，库 ${database}`, en: `views and records: MongoDB, database ${database}` };
    return { ...stores, said, close: () => stores.close() };
  }
  const views = openViews(viewsFile(directory));
  const beside = openRecords(recordsFile(directory));
  const said = { zh: `视图与记录：SQLite，目录 ${directory}`, en: `views and records: SQLite, under ${directory}` };
  return { views, records: beside.records, said, close: async () => void (await Promise.all([views.close(), beside.close()])) };
}
