import type { ActivityEvent, CommitteeEvent } from '@tongxin/contracts';
import { recorded } from '@tongxin/testing';
import { CountyInMemory } from '../testing/county-in-memory.js';
import { COUNTY, on } from '../testing/member-events.js';
import { ComparisonQuery } from './comparison.query.js';

const committee = (id: string) => ({ node: COUNTY, category: 'committee', id });
const established = (code: string, name: string, level: 'COUNTY' | 'TOWN') =>
  on('2023-01-01', committee(code), {
    type: 'CommitteeEstablished',
    data: { code, name, level, superior: level === 'COUNTY' ? null : COUNTY },
  } satisfies CommitteeEvent);
const held = (node: string, id: string) =>
  on('2023-03-15', { node, category: 'activity', id }, {
    type: 'ActivityHeld',
    data: { on: '2023-03-15', hours: 2, outsideCount: 0 },
  } satisfies ActivityEvent);
const turned = (day: string, type: 'ComparisonTurnedOn' | 'ComparisonTurnedOff') => on(day, committee(COUNTY), { type, data: {} });

const year = [
  established(COUNTY, '安和县政协', 'COUNTY'),
  established('990101001', '河口街道', 'TOWN'),
  established('990101101', '青石镇', 'TOWN'),
  established('990101201', '云上乡', 'TOWN'),
  held('990101101', 'a'),
  held('990101101', 'b'),
  held('990101201', 'a'),
  held(COUNTY, 'own'),
];
const turnedOn = turned('2023-04-01', 'ComparisonTurnedOn');
const turnedOff = turned('2023-05-01', 'ComparisonTurnedOff');

function countyAfter(...setting: ReturnType<typeof turned>[]): CountyInMemory {
  const county = new CountyInMemory();
  for (const event of recorded([...year, ...setting])) county.take(event);
  return county;
}
const compared = (county: CountyInMemory, indicator = 'activity.held') => county.comparison.execute(new ComparisonQuery('2023', indicator));

describe('comparison of townships', () => {
  it('is refused until the county turns it on', () =>
    expect(compared(countyAfter())).rejects.toMatchObject({ code: 'report.comparison-off' }));

  it('is refused again once the county turned it off', () =>
    expect(compared(countyAfter(turnedOn, turnedOff))).rejects.toMatchObject({ code: 'report.comparison-off' }));

  it('is never a township’s to make', async () => {
    const township = new CountyInMemory({ id: '990101101', superior: COUNTY });
    for (const event of recorded([...year, turnedOn])) township.take(event);
    await expect(compared(township)).rejects.toMatchObject({ code: 'report.comparison-off' });
  });

  it('sets townships side by side by one indicator, the county itself not among them', async () => {
    const { rows, whole, indicator } = await compared(countyAfter(turnedOn));
    expect(rows.map(({ name, value }) => [name, value])).toEqual([
      ['青石镇', 2],
      ['云上乡', 1],
      ['河口街道', 0],
    ]);
    expect([whole.value, indicator.code]).toEqual([4, 'activity.held']);
  });

  it('has townships with nothing to divide by last, by code', async () => {
    const { rows } = await compared(countyAfter(turnedOn), 'activity.attendance');
    expect(rows.map(({ code }) => code)).toEqual(['990101001', '990101101', '990101201']);
  });

  it('knows no indicator that is not in the dictionary', () =>
    expect(compared(countyAfter(turnedOn), 'member.rank')).rejects.toMatchObject({ code: 'report.indicator-not-found' }));
});
