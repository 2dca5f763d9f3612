import { randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { systemClock } from '@tongxin/eventing';
import { openMongoStores, type MongoStores } from '@tongxin/storage-mongodb';
import { openSqliteStores, type SqliteEventStore } from '@tongxin/storage-sqlite';
import { decode, encode, eventsOf, type StoreCommand } from './store-command.js';
import { catchUp, countable, generations } from './store-views.js';
import type { Life } from './workload.js';

/** The views that are folded into MongoDB. */
export const mongoGenerations = [...generations, countable];

const STREAMS = 12;
const COMMANDS_IN_ROUND = 3;

export interface MongoLife {
  readonly events: SqliteEventStore;
  readonly mongo: MongoStores;
  close(): Promise<void>;
}

/** The log of a data directory in SQLite, views and records in the server at MONGODB_URL, in a database of the directory's name. */
export async function openMongoLife(directory: string): Promise<MongoLife> {
  const stores = openSqliteStores(directory, { clock: systemClock });
  const url = process.env['MONGODB_URL'] ?? '';
  const mongo = await openMongoStores({ url, database: basename(dirname(directory)) });
  const close = async (): Promise<void> => {
    await mongo.close();
    await stores.close();
  };
  return { events: stores.events, mongo, close };
}

/** Appends to a few streams, folds that into MongoDB and puts two records together; acknowledges a command when all of it stands. */
export class MongoRounds {
  constructor(
    private readonly life: Pick<Life, 'random' | 'ledger'>,
    private readonly open: MongoLife,
    /** Without records where the server is to lose what it holds: views are folded again, records are not. */
    private readonly recorded: boolean,
  ) {}

  async round(): Promise<void> {
    const streams = new Set(Array.from({ length: COMMANDS_IN_ROUND }, () => Math.floor(this.life.random() * STREAMS)));
    await this.carryOut(await Promise.all([...streams].map((number) => this.commandFor(`faultCase-990101101.${number}`))));
  }

  /** Sends once more what earlier lives got no answer for. */
  async resume(): Promise<void> {
    await this.carryOut(this.life.ledger.open.map(decode));
  }

  private async carryOut(commands: readonly StoreCommand[]): Promise<void> {
    const { events, mongo } = this.open;
    const { ledger } = this.life;
    for (const command of commands) {
      ledger.sends(encode(command));
      await events.append(command.stream, command.expected, eventsOf(command));
    }
    await Promise.all(mongoGenerations.map((generation) => catchUp(events, mongo.views, generation)));
    for (const { ids } of commands) {
      const id = ids[0] ?? '';
      if (this.recorded) await mongo.records.put('answers', { [id]: ids, [`${id}/twin`]: ids });
      ledger.acknowledged(id, ids);
    }
  }

  private async commandFor(stream: string): Promise<StoreCommand> {
    const expected = (await this.open.events.read(stream)).length - 1;
    const ids = Array.from({ length: 1 + Math.floor(this.life.random() * 4) }, () => randomUUID());
    return { stream, expected, ids, recorded: this.recorded };
  }
}
