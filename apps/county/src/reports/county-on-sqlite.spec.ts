import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { seal, type RecordedEvent } from '@tongxin/eventing';
import { LocalFeed } from '@tongxin/messaging-local';
import { NodeViews, Projector, type AnyView } from '@tongxin/runtime';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { ledger } from '../ledger/ledger.js';
import { anyCounty } from '../testing/any-county.js';
import { anyTownship } from '../testing/any-township.js';
import { adoptedStandards } from '../views/adopted-standards.view.js';
import { committees } from '../views/committees.view.js';
import { CommitteeNames } from './committee-names.js';
import { LedgerFigures } from './figures.js';
import { LinesHandler, LinesQuery } from './lines.query.js';
import { ReportHandler, ReportQuery } from './report.query.js';
import { StandardsKnown } from './standards-known.js';
import { TrendHandler, TrendQuery } from './trend.query.js';

const HOUR = 3_600_000;
const numbers = Array.from({ length: 120 }, (_, at) => Math.imul(at + 1, 2_654_435_761) >>> 0);
const town = anyTownship('990101101', numbers);
const township = anyTownship('990101201', numbers.toReversed());
const own = anyCounty(numbers);

/** A county on its real stores in a folder of its own, with a clock that the spec sets. */
class CountyOnSqlite {
  readonly directory = mkdtempSync(join(tmpdir(), 'county-'));
  now = '2023-01-20T00:00:00.000Z';
  private readonly stores: SqliteStores = openSqliteStores(this.directory, { clock: { now: () => this.now } });
  readonly projector: Projector;
  private readonly views: NodeViews;
  private readonly failures: unknown[] = [];

  constructor() {
    const { events, views } = this.stores;
    const fail = (error: unknown): void => void this.failures.push(error);
    this.projector = new Projector(
      [ledger, committees, adoptedStandards] as unknown as AnyView[],
      views,
      new LocalFeed(events),
      events,
      fail,
    );
    this.views = new NodeViews(this.projector, views, events);
  }

  async take({ position: _position, storedAt: _storedAt, revision, ...envelope }: RecordedEvent): Promise<void> {
    await this.stores.events.append(envelope.stream, revision - 1, [seal(envelope)]);
  }

  /** What is read of one moment: a report, a trend, the lines behind a figure. */
  async read(asOf?: string): Promise<object[]> {
    const { events } = this.stores;
    const figures = new LedgerFigures(this.views, events, { id: '990101', superior: null });
    const names = new CommitteeNames(this.views);
    const all = await Promise.all<{ asOf?: string }>([
      new ReportHandler(figures, names, new StandardsKnown(this.views)).execute(new ReportQuery('2023', { asOf })),
      new TrendHandler(figures, names).execute(new TrendQuery('2023-H1', 'activity.attendance', '990101101', { asOf })),
      new LinesHandler(figures, names, this.views, events).execute(
        new LinesQuery('2023', { indicator: 'activity.held', limit: 200 }, { asOf }),
      ),
    ]);
    return all.map(({ asOf: _asOf, ...read }) => read);
  }

  async digest(): Promise<string> {
    await this.projector.reached('ledger', await this.stores.events.head());
    return this.projector.digest('ledger');
  }

  async close(): Promise<void> {
    await this.projector.stop();
    await this.stores.close();
    rmSync(this.directory, { recursive: true });
    expect(this.failures).toEqual([]);
  }
}

async function countyThatTook(log: readonly RecordedEvent[]): Promise<CountyOnSqlite> {
  const county = new CountyOnSqlite();
  await county.projector.start();
  for (const event of log) await county.take(event);
  return county;
}

describe('the county on its real stores', () => {
  it('reads as of a moment what it read at that moment', async () => {
    const county = await countyThatTook([]);
    const readThen: { asOf: string; then: object[] }[] = [];
    for (const [at, event] of [...town, ...own, ...township].entries()) {
      county.now = new Date(Date.parse(county.now) + 7 * HOUR).toISOString();
      await county.take(event);
      if (at % 20 === 7) readThen.push({ asOf: county.now, then: await county.read() });
    }
    expect(readThen).toHaveLength(18);
    for (const { asOf, then } of readThen) expect(await county.read(asOf)).toEqual(then);
    await county.close();
  }, 30_000);

  it('builds the same documents again', async () => {
    const county = await countyThatTook(own.flatMap((event, at) => [event, town[at]]));
    const digest = await county.digest();
    await county.projector.rebuild();
    expect(await county.digest()).toBe(digest);
    await county.close();
  }, 30_000);

  it('builds the same documents from another order of arrivals', async () => {
    const one = await countyThatTook([...town, ...township]);
    const other = await countyThatTook(town.flatMap((event, at) => [township[at], event]));
    expect(await other.digest()).toBe(await one.digest());
    await one.close();
    await other.close();
  }, 30_000);
});
