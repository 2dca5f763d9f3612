import type { SealedRecord } from '@tongxin/eventing';
import { BATCH_BYTES } from '@tongxin/links';
import { NatsServer } from '@tongxin/testing';
import { join } from 'node:path';
import type { BenchContext } from '../bench-context.js';
import { LinkedCounty } from '../links/linked-county.js';
import { PreparedCounty } from '../links/prepared-county.js';
import { RawJetStream } from '../raw-jetstream.js';
import { RawLog } from '../raw-log.js';
import { TOWNSHIP } from '../township.js';
import type { Workspace } from '../workspace.js';
import { compare, medianOf, rateOf, type Row } from '../row.js';

/** A township's log sent to its county over NATS. The floor is the slower of what carries it and what keeps it, given the same bytes at a time. */
export async function shipping(context: BenchContext): Promise<Row> {
  const { size, workspace, say } = context;
  say(`shipping: writing ${size.shipping} events`);
  const prepared = await PreparedCounty.prepare(workspace, 1, size.shipping);
  const batches = cut(await prepared.recordsOf(TOWNSHIP.id));
  const server = await NatsServer.start();
  const jetstream = await RawJetStream.open(server.address);
  const floors: { JetStream: number[]; SQLite: number[] } = { JetStream: [], SQLite: [] };
  const row = await compare('shipping', 'events/s', context, {
    ours: () => LinkedCounty.during(prepared, server, LINKS_ALONE, async (linked) => (await linked.ship()).rate),
    floor: async () => {
      floors.JetStream.push(await publishRate(jetstream, batches));
      floors.SQLite.push(await appendRate(workspace, batches));
      return Math.min(floors.JetStream.at(-1) ?? 0, floors.SQLite.at(-1) ?? 0);
    },
  });
  await jetstream.close();
  await server.dispose();
  prepared.discard();
  const slower = (medianOf(floors.JetStream) ?? 0) < (medianOf(floors.SQLite) ?? 0) ? 'JetStream' : 'SQLite';
  return { ...row, unit: `events/s, floor ${slower}` };
}

const LINKS_ALONE = { county: false, townships: false };

type Batch = readonly SealedRecord[];

/** As many at a time as a link sends. */
function cut(records: readonly SealedRecord[]): readonly Batch[] {
  const batches: SealedRecord[][] = [[]];
  let bytes = 0;
  for (const record of records) {
    if (bytes >= BATCH_BYTES) batches.push([]);
    if (bytes >= BATCH_BYTES) bytes = 0;
    batches.at(-1)?.push(record);
    bytes += Buffer.byteLength(record.text);
  }
  return batches;
}

async function publishRate(jetstream: RawJetStream, batches: readonly Batch[]): Promise<number> {
  const messages = batches.map((batch) => Buffer.from(batch.map(({ text }) => text).join('\n')));
  return ((await jetstream.publish(messages)) * batches.flat().length) / batches.length;
}

async function appendRate(workspace: Workspace, batches: readonly Batch[]): Promise<number> {
  const folder = workspace.folder('floor');
  const raw = new RawLog(join(folder, 'floor.sqlite'));
  const numbered = batches.map((batch) => batch.map(({ stream, text }) => ({ stream: raw.numberOf(stream), text })));
  const rate = await rateOf(batches.flat().length, async () => {
    for (const batch of numbered) raw.append(batch, Date.now());
  });
  raw.close();
  workspace.discard(folder);
  return rate;
}
