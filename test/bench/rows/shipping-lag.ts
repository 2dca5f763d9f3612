import { NatsServer } from '@tongxin/testing';
import type { BenchContext } from '../bench-context.js';
import { LinkedCounty } from '../links/linked-county.js';
import { PreparedCounty } from '../links/prepared-county.js';
import { RawJetStream } from '../raw-jetstream.js';
import { p50Of, p99Of, rowOf, type Row } from '../row.js';

const EVERY_MS = 20;

/**
 * How long after it is on the township's disk an event of a clerk's command is on the county's, both nodes with all their services at work. The floor is a
 * message from its publication on JetStream to its consumption, as often and as large.
 */
export async function shippingLag({ size, workspace, say }: BenchContext): Promise<readonly Row[]> {
  const prepared = await PreparedCounty.prepare(workspace, 1, size.fold / 10);
  const server = await NatsServer.start();
  const jetstream = await RawJetStream.open(server.address);
  const lags = await LinkedCounty.during(prepared, server, { county: true, townships: true }, async (linked) => {
    await linked.ship();
    await linked.settle();
    say(`shipping-lag: ${size.trickle} commands`);
    return linked.lags({ count: size.trickle, everyMs: EVERY_MS });
  });
  const raw = await jetstream.lags({ count: size.trickle, everyMs: EVERY_MS });
  await jetstream.close();
  await server.dispose();
  prepared.discard();
  say(`shipping-lag: ${lags.length} events`);
  const warm = (all: readonly number[]): readonly number[] => all.slice(Math.floor(all.length / 10));
  return [
    rowOf('shipping-lag-p50', 'ms', { ours: [p50Of(warm(lags))], floor: [p50Of(warm(raw))] }),
    rowOf('shipping-lag-p99', 'ms', { ours: [p99Of(warm(lags))], floor: [p99Of(warm(raw))] }),
  ];
}
