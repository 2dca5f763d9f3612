import { randomUUID } from 'node:crypto';
import {
  NO_STREAM,
  RevisionConflict,
  systemClock,
  type EventStore,
  type Generation,
  type RecordStore,
  type ViewStore,
} from '@tongxin/eventing';
import { eventsFile, openSqliteStores } from '@tongxin/storage-sqlite';
import { checkStores } from './store-check.js';
import { decode, encode, eventsOf, type StoreCommand } from './store-command.js';
import { catchUp, generations } from './store-views.js';
import type { Life, Workload } from './workload.js';

const WRITERS = 12;

/** Writes into the stores directly: new and growing streams, batches, repeats, races, records beside events, views behind them. */
export const storeWorkload: Workload = {
  eventsFile,
  check: checkStores,
  async live(life) {
    const stores = openSqliteStores(life.directory, { clock: systemClock, ...life.opening });
    const writer = new Writer(life, stores);
    life.begun();
    for (const sent of life.ledger.open) await writer.send(decode(sent));
    for (const generation of generations) followLog(stores, generation);
    await Promise.all(Array.from({ length: WRITERS }, (_, number) => writer.write(number)));
  },
};

/** Several writers' work on one store, by dice; records go along where there are any. */
export class Writer {
  private left: number;
  private readonly done: StoreCommand[] = [];
  private readonly shared = `faultRace-990101101.${randomUUID()}`;

  constructor(
    private readonly life: Pick<Life, 'random' | 'ledger' | 'commands'>,
    private readonly stores: { readonly events: Pick<EventStore, 'append' | 'read'>; readonly records?: RecordStore },
  ) {
    this.left = life.commands;
  }

  /** Each writer ends after the append it is at. */
  stop(): void {
    this.left = 0;
  }

  /** One of the writers at work at the same time; each has a stream of its own and a part in a shared one. */
  async write(number: number): Promise<void> {
    let stream = '';
    let revision = NO_STREAM;
    while (this.left-- > 0) {
      const dice = this.life.random();
      if (dice < 0.1) await this.repeat();
      else if (dice < 0.2) await this.race();
      else {
        if (dice < 0.6 || stream === '') [stream, revision] = [`faultCase-990101101.${number}.${randomUUID()}`, NO_STREAM];
        const ids = this.newIds();
        await this.send({ stream, expected: revision, ids, recorded: true });
        revision += ids.length;
      }
    }
  }

  /** Sends and enters the answer into the ledger; the record of the head shares the transaction of the events. */
  async send(command: StoreCommand): Promise<void> {
    const { stream, expected, ids, recorded } = command;
    const { ledger } = this.life;
    ledger.sends(encode(command));
    const appending = this.stores.events.append(stream, expected, eventsOf(command));
    const head = { revision: expected + ids.length, id: ids.at(-1) };
    const recording = recorded ? this.stores.records?.put('heads', { [stream]: head }) : undefined;
    try {
      await Promise.all([appending, recording]);
      ledger.acknowledged(ids[0] ?? '', ids);
      this.done.push(command);
    } catch (error) {
      if (!(error instanceof RevisionConflict) || recorded) throw error;
      ledger.refused(ids[0] ?? '');
    }
  }

  private async repeat(): Promise<void> {
    const command = this.done[Math.floor(this.life.random() * this.done.length)];
    if (!command) return;
    const answer = await this.stores.events.append(command.stream, command.expected, eventsOf(command));
    if (!answer.repeated) throw new Error(`${command.stream} took the events after ${command.expected} a second time`);
  }

  /** Appends to a stream that the others append to as well, from a revision that may be stale. */
  private async race(): Promise<void> {
    const expected = (await this.stores.events.read(this.shared)).length - 1;
    await this.send({ stream: this.shared, expected, ids: this.newIds(), recorded: false });
  }

  private newIds(): string[] {
    return Array.from({ length: 1 + Math.floor(this.life.random() * 4) }, () => randomUUID());
  }
}

/** Folds a view along the log, whenever the store tells that there is more. Returns the way to stop, after the batch in hand. */
export function followLog({ events, views }: { events: EventStore; views: ViewStore }, generation: Generation): () => Promise<unknown> {
  let following: Promise<unknown> = Promise.resolve();
  let behind = false;
  const follow = (): void => {
    if (behind) return;
    behind = true;
    following = following.then(() => {
      behind = false;
      return catchUp(events, views, generation);
    });
  };
  const stop = events.onAppended(follow);
  follow();
  return () => {
    stop();
    return following;
  };
}
