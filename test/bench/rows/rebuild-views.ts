import { join } from 'node:path';
import { openEvents } from '@tongxin/storage-sqlite';
import { servicesOf } from '../../../apps/node/src/services.js';
import type { BenchContext } from '../bench-context.js';
import { BuiltViews } from '../built-views.js';
import { fillLog, HandClock, sharesOf } from '../fill-log.js';
import { scanAndParse } from '../raw-log.js';
import { compare, rateOf, type Row } from '../row.js';

/** All views of a county node built from the log of the mix, each round into an empty file. */
export async function rebuildViews(context: BenchContext): Promise<Row> {
  const { size, workspace, say } = context;
  say(`rebuild-views: writing ${size.rebuild} events`);
  const folder = workspace.folder('rebuild-views');
  const file = join(folder, 'events.sqlite');
  const clock = new HandClock();
  const { events, close } = openEvents(file, { clock });
  say(`the mix is ${sharesOf(await fillLog(events, clock, size.rebuild, size.townships))}`);
  const count = await events.head();
  const services = servicesOf({ level: 'COUNTY' });
  const row = await compare('rebuild-views', 'events/s', context, {
    ours: async () => {
      const views = workspace.folder('views');
      const opened: BuiltViews[] = [];
      const rate = await rateOf(count, async () =>
        opened.push(await BuiltViews.inFile(services, events, file, join(views, 'views.sqlite'))),
      );
      for (const one of opened) await one.close();
      workspace.discard(views);
      return rate;
    },
    floor: () => rateOf(count, async () => scanAndParse(file)),
  });
  await close();
  workspace.discard(folder);
  return row;
}
