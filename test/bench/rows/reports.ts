import { join } from 'node:path';
import { openEvents } from '@tongxin/storage-sqlite';
import { county } from '../../../apps/county/src/county.module.js';
import { CommitteeNames } from '../../../apps/county/src/reports/committee-names.js';
import { LedgerFigures } from '../../../apps/county/src/reports/figures.js';
import { ReportHandler, ReportQuery } from '../../../apps/county/src/reports/report.query.js';
import { StandardsKnown } from '../../../apps/county/src/reports/standards-known.js';
import type { BenchContext } from '../bench-context.js';
import { BuiltViews } from '../built-views.js';
import { dice } from '../dice.js';
import { fillLog, HandClock } from '../fill-log.js';
import { COUNTY, dateOf, MIX } from '../mix.js';
import { millisecondsOf, p95Of, rowOf, type Row, type RowName } from '../row.js';

type ReportRow = 'report-10k' | 'report-100k' | 'report-1m';

const PERIODS = ['2019', '2020', '2021', '2022', '2023', '2021-H1', '2022-H2', '2020-Q3', '2023-Q1', '2019-06', '2021-09', '2023-05'];

/** A county whose views stand, to be asked for reports. */
interface County {
  readonly report: ReportHandler;
  close(): Promise<void>;
}

/** The consolidated report at each size, and as of past moments at the largest. The sizes take turns, so that a noisy minute is everyone's. */
export async function reports(context: BenchContext, wanted: readonly RowName[]): Promise<readonly Row[]> {
  const { size, say } = context;
  const names = (Object.keys(size.reports) as ReportRow[]).filter((name) => wanted.includes(name) || isAsOf(name, wanted));
  const counties = new Map<ReportRow, County>();
  for (const name of names) counties.set(name, await countyOf(context, size.reports[name]));
  const measured = new Map<RowName, number[]>(names.map((name) => [name, []]));
  measured.set('as-of-1m', []);
  for (let round = 0; round <= size.rounds; round += 1) {
    say(`reports ${round}/${size.rounds}`);
    for (const [name, { report }] of counties) keep(measured, name, round, await now(report, size.queries));
    const largest = counties.get('report-1m');
    if (largest && wanted.includes('as-of-1m')) keep(measured, 'as-of-1m', round, await asOf(largest.report, size.asOf, round));
  }
  for (const one of counties.values()) await one.close();
  return [...measured].filter(([name]) => wanted.includes(name)).map(([name, ours]) => rowOf(name, 'ms, p95', { ours }));
}

function isAsOf(name: ReportRow, wanted: readonly RowName[]): boolean {
  return name === 'report-1m' && wanted.includes('as-of-1m');
}

/** The first round warms up. */
function keep(measured: ReadonlyMap<RowName, number[]>, name: RowName, round: number, ms: number): void {
  if (round > 0) measured.get(name)?.push(ms);
}

async function countyOf({ size, workspace, say }: BenchContext, count: number): Promise<County> {
  say(`reports: writing ${count} events of ${size.townships} townships`);
  const folder = workspace.folder(`county-${count}`);
  const clock = new HandClock();
  const file = join(folder, 'events.sqlite');
  const { events, close } = openEvents(file, { clock });
  await fillLog(events, clock, count, size.townships);
  say(`reports: building the county's views of ${await events.head()} events`);
  const views = await BuiltViews.inFile([county], events, file, join(folder, 'views.sqlite'));
  const figures = new LedgerFigures(views.reader, events, { id: COUNTY, superior: null });
  const report = new ReportHandler(figures, new CommitteeNames(views.reader), new StandardsKnown(views.reader));
  return {
    report,
    close: async () => {
      await views.close();
      await close();
      workspace.discard(folder);
    },
  };
}

/** p95 of reports of now, the periods in turn. */
async function now(report: ReportHandler, queries: number): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < queries; at += 1) {
    const period = PERIODS[at % PERIODS.length] ?? '';
    times.push(await millisecondsOf(() => report.execute(new ReportQuery(period))));
  }
  return p95Of(times);
}

/** p95 of reports of a year as of any day of the years. */
async function asOf(report: ReportHandler, queries: number, seed: number): Promise<number> {
  const random = dice(seed);
  const times: number[] = [];
  for (let at = 0; at < queries; at += 1) {
    const day = dateOf(random.below(MIX.days));
    times.push(await millisecondsOf(() => report.execute(new ReportQuery(day.slice(0, 4), { asOf: day }))));
  }
  return p95Of(times);
}
