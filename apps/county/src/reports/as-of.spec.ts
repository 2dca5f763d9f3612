import type { RecordedEvent } from '@tongxin/eventing';
import fc from 'fast-check';
import { INDICATORS } from '../indicators/catalogue.js';
import { anyCounty } from '../testing/any-county.js';
import { anyTownship } from '../testing/any-township.js';
import { CountyInMemory } from '../testing/county-in-memory.js';
import { LinesQuery } from './lines.query.js';
import { ReportQuery } from './report.query.js';
import { TrendQuery } from './trend.query.js';

const PERIODS = ['2023', '2023-H1', '2023-Q2', '2023-12', '2024-Q1'];

/** Everything the county can read at one moment. */
async function allRead(county: CountyInMemory, asOf?: string): Promise<object[]> {
  const asked = PERIODS.flatMap((period) => [
    county.report.execute(new ReportQuery(period, { asOf })),
    ...INDICATORS.map(({ code }) => county.trend.execute(new TrendQuery(period, code, undefined, { asOf }))),
    ...INDICATORS.map(({ code }) => county.lines.execute(new LinesQuery(period, { indicator: code, limit: 200 }, { asOf }))),
  ]);
  return (await Promise.all<{ asOf?: string }>(asked)).map(({ asOf: _asOf, ...read }) => read);
}

const HOUR = 3_600_000;
const gaps = fc.constantFrom(0, 1, 999, HOUR, 9 * HOUR, 30 * HOUR, 20 * 24 * HOUR);
const turns = fc.array(fc.record({ from: fc.constantFrom(0, 1, 2), gap: gaps, read: fc.boolean() }), { minLength: 1, maxLength: 50 });

describe('as of a moment', () => {
  it(
    'reads as it was read at that moment, whatever was corrected or arrived since',
    () =>
      fc.assert(
        fc.asyncProperty(fc.array(fc.nat(), { minLength: 50, maxLength: 50 }), turns, async (numbers, arrivals) => {
          const logs = [anyTownship('990101001', numbers), anyTownship('990101101', numbers.toReversed()), anyCounty(numbers)];
          const county = new CountyInMemory();
          const readThen: { asOf: string; then: object[] }[] = [];
          let now = Date.UTC(2023, 0, 31, 15, 59, 59, 998);
          for (const { from, gap, read } of arrivals) {
            if (read && gap > 0) readThen.push({ asOf: new Date(now + gap - 1).toISOString(), then: await allRead(county) });
            now += gap;
            county.take({ ...(logs[from]?.shift() as RecordedEvent), storedAt: new Date(now).toISOString() });
          }
          for (const { asOf, then } of readThen) expect(await allRead(county, asOf)).toEqual(then);
        }),
        { numRuns: 60 },
      ),
    60_000,
  );
});

describe('lines', () => {
  it('add up to the figure they stand behind, page by page, now and as of any moment', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), fc.nat(), async (numbers, cut) => {
        const county = new CountyInMemory();
        const log = [...anyCounty(numbers), ...anyTownship('990101101', numbers.toReversed())];
        for (const [at, event] of log.entries())
          county.take({ ...event, storedAt: new Date(Date.UTC(2023, 3, 1) + at * HOUR).toISOString() });
        const asOf = county.log[cut % county.log.length]?.storedAt;
        for (const when of [{}, { asOf }]) {
          const { totals } = await county.report.execute(new ReportQuery('2023', when));
          for (const { indicator, numerator, denominator } of totals) {
            expect(await summed(county, indicator, when)).toEqual([numerator, denominator]);
          }
        }
      }),
      { numRuns: 60 },
    ));
});

async function summed(county: CountyInMemory, indicator: string, when: { asOf?: string | undefined }): Promise<[number, number]> {
  let [numerator, denominator] = [0, 0];
  let cursor: string | undefined;
  do {
    const page = await county.lines.execute(new LinesQuery('2023', { indicator, limit: 3, cursor }, when));
    for (const line of page.items) [numerator, denominator] = [numerator + line.numerator, denominator + line.denominator];
    cursor = page.next;
  } while (cursor !== undefined);
  return [numerator, denominator];
}
