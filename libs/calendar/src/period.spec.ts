import { Refused } from '@tongxin/eventing';
import fc from 'fast-check';
import { addDays, isDay } from './day.js';
import { parsePeriod } from './period.js';

const q3 = {
  code: '2023-Q3',
  from: '2023-07-01',
  to: '2023-09-30',
  months: ['2023-07', '2023-08', '2023-09'],
  name: '2023年第三季度',
};

describe('periods', () => {
  it('are a year, a half, a quarter or a month', () => {
    expect(parsePeriod('2023-Q3')).toEqual(q3);
    expect(parsePeriod('2023')).toMatchObject({ from: '2023-01-01', to: '2023-12-31', name: '2023年' });
    expect(parsePeriod('2023-H1')).toMatchObject({ from: '2023-01-01', to: '2023-06-30', name: '2023年上半年' });
    expect(parsePeriod('2023-H2')).toMatchObject({ from: '2023-07-01', to: '2023-12-31', name: '2023年下半年' });
    expect(parsePeriod('2024-02')).toEqual({
      code: '2024-02',
      from: '2024-02-01',
      to: '2024-02-29',
      months: ['2024-02'],
      name: '2024年2月',
    });
  });

  it('of another form are refused', () => {
    for (const code of [
      '',
      '23',
      '2023-',
      '2023-H3',
      '2023-Q0',
      '2023-Q5',
      '2023-00',
      '2023-13',
      '2023-6',
      '2023-06-01',
      '2023/06',
      ' 2023',
    ])
      expect(() => parsePeriod(code)).toThrow(new Refused('period.unknown-form', { code }));
  });

  it('divide a year without gap or overlap', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1949, max: 2999 }), fc.constantFrom(['H1', 'H2'], ['Q1', 'Q2', 'Q3', 'Q4']), (year, parts) => {
        const whole = parsePeriod(String(year));
        const periods = parts.map((part) => parsePeriod(`${year}-${part}`));
        const months = whole.months.map((month) => parsePeriod(month));
        expect(periods.flatMap((one) => one.months)).toEqual(whole.months);
        for (const row of [periods, months]) {
          expect([row[0]?.from, row.at(-1)?.to]).toEqual([whole.from, whole.to]);
          row.slice(1).forEach((one, index) => expect(one.from).toBe(addDays(row[index]?.to ?? '', 1)));
        }
        expect([...periods, ...months].every(({ from, to }) => isDay(from) && isDay(to) && from < to)).toBe(true);
      }),
    ));
});
