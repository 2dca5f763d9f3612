import { NatsServer } from '@tongxin/testing';
import type { BenchContext } from '../bench-context.js';
import { LinkedCounty } from '../links/linked-county.js';
import { PreparedCounty } from '../links/prepared-county.js';
import { compare, rowOf, type Row } from '../row.js';

const UNIT = 'CPU µs of the county an event';

/** Few and many townships that send at once, as many events together: what one event costs the county. The few are the floor of the many. */
export async function townships({ size, workspace, say }: BenchContext): Promise<readonly Row[]> {
  const { events } = size.together;
  say(`townships: writing ${events} events of ${size.together.few} and of ${size.together.many} townships`);
  const few = await PreparedCounty.prepare(workspace, size.together.few, events);
  const many = await PreparedCounty.prepare(workspace, size.together.many, events);
  const server = await NatsServer.start();
  const cost = (prepared: PreparedCounty): Promise<number> =>
    LinkedCounty.during(prepared, server, { county: true, townships: false }, (linked) => linked.cost());
  const row = await compare(
    'townships-40',
    UNIT,
    { size: { rounds: size.longRounds }, say },
    {
      ours: () => cost(many),
      floor: () => cost(few),
    },
  );
  await server.dispose();
  for (const prepared of [few, many]) prepared.discard();
  return [rowOf('townships-10', UNIT, { ours: [row.floor ?? 0] }), { ...row, unit: `${UNIT}, floor townships-10` }];
}
