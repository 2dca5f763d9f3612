import { join } from 'node:path';
import { seal, systemClock } from '@tongxin/eventing';
import { openEvents, type SqliteEventStore } from '@tongxin/storage-sqlite';
import type { BenchContext } from '../bench-context.js';
import { SingleAppends, type Prepared } from '../envelopes.js';
import type { PeerAppend } from '../peer.js';
import { RawLog } from '../raw-log.js';
import { compare, rateOf, type Row, type RowName } from '../row.js';

/** One event after the other: each waits for its own sync. */
export function append1(context: BenchContext): Promise<Row> {
  return appendRow('append-1', context, context.size.single, 1);
}

/** Sixty-four appends in flight; the floor writes them as batches of sixty-four. */
export function append64(context: BenchContext): Promise<Row> {
  return appendRow('append-64', context, context.size.waves * 64, 64);
}

/** Files stay open through all rounds: the first lets the write-ahead log grow to the size it keeps, as in any log that is not new. */
async function appendRow(row: RowName, context: BenchContext, count: number, inFlight: number): Promise<Row> {
  const { workspace, peer } = context;
  const folder = workspace.folder(row);
  const [forOurs, forFloor, forPeer] = [new SingleAppends(), new SingleAppends(), new SingleAppends()];
  const { events, close } = openEvents(join(folder, 'ours.sqlite'), { clock: systemClock });
  const raw = new RawLog(join(folder, 'floor.sqlite'));
  const peerFile = join(folder, 'peer.sqlite');
  const measured = await compare(row, 'events/s', context, {
    ours: () => ours(events, wavesOf(forOurs.next(count), inFlight)),
    floor: () => floor(raw, wavesOf(forFloor.next(count), inFlight)),
    ...(peer && { peer: () => peer.ask({ work: 'append', file: peerFile, appends: forPeer.next(count).map(asPeerAppend), inFlight }) }),
  });
  await close();
  raw.close();
  workspace.discard(folder);
  return measured;
}

function wavesOf(appends: readonly Prepared[], inFlight: number): Prepared[][] {
  return Array.from({ length: Math.ceil(appends.length / inFlight) }, (_, at) => appends.slice(at * inFlight, (at + 1) * inFlight));
}

function ours(events: SqliteEventStore, waves: readonly Prepared[][]): Promise<number> {
  return rateOf(waves.flat().length, async () => {
    for (const wave of waves) {
      await Promise.all(wave.map(({ stream, expected, envelopes }) => events.append(stream, expected, envelopes.map(seal))));
    }
  });
}

function floor(raw: RawLog, waves: readonly Prepared[][]): Promise<number> {
  const batches = waves.map((wave) =>
    wave.flatMap(({ stream, envelopes }) => envelopes.map((envelope) => ({ stream: raw.numberOf(stream), envelope }))),
  );
  return rateOf(waves.flat().length, async () => {
    for (const batch of batches)
      raw.append(
        batch.map(({ stream, envelope }) => ({ stream, text: JSON.stringify(envelope) })),
        Date.now(),
      );
  });
}

export function asPeerAppend({ stream, expected, envelopes }: Prepared): PeerAppend {
  return { stream, version: expected + 1, events: envelopes.map(({ type, data, metadata }) => ({ type, data, metadata })) };
}
