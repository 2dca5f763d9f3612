import { missingOf, type Need } from '@tongxin/testing';
import type { BenchContext } from './bench-context.js';
import { append1, append64 } from './rows/append.js';
import { fold } from './rows/fold.js';
import { httpCommand } from './rows/http-command.js';
import { rebuildEventStoreDb } from './rows/rebuild-eventstoredb.js';
import { rebuildMongoDb } from './rows/rebuild-mongodb.js';
import { rebuildViews } from './rows/rebuild-views.js';
import { reports } from './rows/reports.js';
import { backlog } from './rows/backlog.js';
import { shippingLag } from './rows/shipping-lag.js';
import { townships } from './rows/townships.js';
import { shipping } from './rows/shipping.js';
import { startUp } from './rows/start-up.js';
import { ROWS, type Row, type RowName } from './row.js';

type Measure = (context: BenchContext, wanted: readonly RowName[]) => Promise<Row | readonly Row[]>;

/** Rows that share their preparation are measured together, where the machine has what they need. */
const measures: readonly (readonly [readonly RowName[], Measure, ...Need[]])[] = [
  [['append-1'], append1],
  [['append-64'], append64],
  [['http-command'], httpCommand],
  [['fold'], fold],
  [['rebuild-views'], rebuildViews],
  [['report-10k', 'report-100k', 'report-1m', 'as-of-1m'], reports],
  [['start-100k', 'rss'], startUp],
  [['shipping'], shipping, 'nats-server'],
  [['shipping-lag-p50', 'shipping-lag-p99'], shippingLag, 'nats-server'],
  [['backlog-100k'], backlog, 'nats-server'],
  [['townships-10', 'townships-40'], townships, 'nats-server'],
  [['rebuild-eventstoredb'], rebuildEventStoreDb],
  [['rebuild-mongodb'], rebuildMongoDb, 'mongodb-test-server'],
];

/** Rows that the peer can do too. */
export const PEERED: readonly RowName[] = ['append-1', 'append-64', 'fold'];

/** Measures the rows wanted, in the order of the list. */
export async function measure(context: BenchContext, wanted: readonly RowName[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [names, take, ...needs] of measures) {
    if (!names.some((name) => wanted.includes(name))) continue;
    const missing = missingOf(needs);
    if (missing.length > 0) context.say(`${names.join(', ')} did not run: ${missing.join(', ')} missing`);
    else rows.push(...[await take(context, wanted)].flat());
  }
  return rows.filter(({ row }) => wanted.includes(row)).sort((one, other) => ROWS.indexOf(one.row) - ROWS.indexOf(other.row));
}
