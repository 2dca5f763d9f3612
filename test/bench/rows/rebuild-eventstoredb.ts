import { EventStoreDBClient } from '@eventstore/db-client';
import { openEventStoreDb } from '@tongxin/storage-eventstoredb';
import { openViews } from '@tongxin/storage-sqlite';
import { join, resolve } from 'node:path';
import { servicesOf } from '../../../apps/node/src/services.js';
import { DoubleProcess } from '../../faults/double-process.js';
import type { BenchContext } from '../bench-context.js';
import { BuiltViews } from '../built-views.js';
import { fillLog, HandClock } from '../fill-log.js';
import { compare, rateOf, type Row } from '../row.js';

/** All views of a county built from a log in the double of EventStoreDB, through its client; the floor reads and parses the log through the client alone. */
export async function rebuildEventStoreDb(context: BenchContext): Promise<Row> {
  const { size, workspace, say } = context;
  say(`rebuild-eventstoredb: writing ${size.eventstoredb} events`);
  const folder = workspace.folder('eventstoredb');
  const double = new DoubleProcess(join(folder, 'log'), resolve('dist/test/doubles/eventstoredb/main.js'));
  await double.start();
  const { events, close } = await openEventStoreDb({ url: double.url });
  const written = await fillLog(events, new HandClock(), size.eventstoredb, size.townships);
  const count = [...written.values()].reduce((sum, one) => sum + one, 0);
  const services = servicesOf({ level: 'COUNTY' });
  const row = await compare(
    'rebuild-eventstoredb',
    'events/s, of a double',
    { size: { rounds: size.longRounds }, say },
    {
      ours: async () => {
        const views = workspace.folder('views');
        const store = openViews(join(views, 'views.sqlite'));
        const rate = await rateOf(count, async () => {
          const built = await BuiltViews.build(services, { events, history: events, store, close: () => store.close() });
          await built.close();
        });
        workspace.discard(views);
        return rate;
      },
      floor: () => rateOf(count, () => readAndParse(double.url)),
    },
  );
  await close();
  await double.kill();
  workspace.discard(folder);
  return row;
}

async function readAndParse(url: string): Promise<void> {
  const client = EventStoreDBClient.connectionString(url);
  for await (const { event } of client.readAll()) {
    if (event?.data instanceof Uint8Array) JSON.parse(Buffer.from(event.data).toString());
  }
  await client.dispose();
}
