import { NatsServer } from '@tongxin/testing';
import type { BenchContext } from '../bench-context.js';
import { LinkedCounty } from '../links/linked-county.js';
import { PreparedCounty } from '../links/prepared-county.js';
import { compare, type Row } from '../row.js';

/** What a township wrote while it was apart for long, sent to a county whose services are at work: all its views fold what comes as it comes. */
export async function backlog({ size, workspace, say }: BenchContext): Promise<Row> {
  say(`backlog-100k: writing ${size.backlog} events`);
  const prepared = await PreparedCounty.prepare(workspace, 1, size.backlog);
  const server = await NatsServer.start();
  const row = await compare(
    'backlog-100k',
    'events/s',
    { size: { rounds: size.longRounds }, say },
    {
      ours: () => LinkedCounty.during(prepared, server, { county: true, townships: false }, async (linked) => (await linked.ship()).rate),
    },
  );
  await server.dispose();
  prepared.discard();
  return row;
}
