import { join } from 'node:path';
import type { EventStore } from '@tongxin/eventing';
import { openEvents } from '@tongxin/storage-sqlite';
import type { BenchContext } from '../bench-context.js';
import { preparedHistory } from '../envelopes.js';
import { fillLog, HandClock } from '../fill-log.js';
import { FoldedStates } from '../folded-states.js';
import { scanAndParse } from '../raw-log.js';
import { compare, rateOf, type Row } from '../row.js';
import { asPeerAppend } from './append.js';

/** A township's whole log read in pages and folded into the state of each of its streams. */
export async function fold(context: BenchContext): Promise<Row> {
  const { size, workspace, peer, say } = context;
  say(`fold: writing ${size.fold} events`);
  const folder = workspace.folder('fold');
  const [file, peerFile] = [join(folder, 'events.sqlite'), join(folder, 'peer.sqlite')];
  const clock = new HandClock();
  const { events, close } = openEvents(file, { clock });
  await fillLog(events, clock, size.fold, 1);
  const count = await events.head();
  if (peer) await peer.ask({ work: 'fill', file: peerFile, appends: preparedHistory(size.fold, 1).map(asPeerAppend) });
  const states = new URL('../folded-states.js', import.meta.url).href;
  const row = await compare('fold', 'events/s', context, {
    ours: () => rateOf(count, () => foldAll(events)),
    floor: () => rateOf(count, async () => scanAndParse(file)),
    ...(peer && { peer: () => peer.ask({ work: 'fold', file: peerFile, states }) }),
  });
  await close();
  workspace.discard(folder);
  return row;
}

async function foldAll(events: EventStore): Promise<void> {
  const states = new FoldedStates();
  let after = 0;
  for (let page = await events.readLog(after); page.position > after; page = await events.readLog(after)) {
    for (const event of page.events) states.take(event.stream, event);
    after = page.position;
  }
}
