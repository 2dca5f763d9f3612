import { validateSync } from 'class-validator';
import fc from 'fast-check';
import { addDays, dayIn, endOf, IsDay, isDay, weekdayOf } from './day.js';

class Leave {
  @IsDay() on!: unknown;
}

const days = fc
  .date({ min: new Date('1950-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('days', () => {
  it('are real and written in one way', () => {
    for (const day of ['2026-01-01', '2024-02-29', '2000-02-29']) expect(isDay(day)).toBe(true);
    const others = [
      '2026-02-29',
      '2026-04-31',
      '2026-13-01',
      '2026-00-10',
      '2026-1-1',
      '20260101',
      '2026-W05',
      '2026-W05-1',
      '2026-01-01T00:00:00Z',
      ' 2026-01-01',
    ];
    for (const other of [...others, '2026-01-01\n', '', '0001-01-01', 20260101, null, undefined]) expect(isDay(other)).toBe(false);
  });

  it('are checked in commands', () => {
    expect(validateSync(Object.assign(new Leave(), { on: '2026-04-01' }))).toEqual([]);
    const [error] = validateSync(Object.assign(new Leave(), { on: '2026-04-31' }));
    expect(error?.constraints).toEqual({ isDay: 'on must be a day, YYYY-MM-DD' });
  });

  it('begin at midnight in China', () => {
    expect(dayIn('2026-03-31T15:59:59.999Z')).toBe('2026-03-31');
    expect(dayIn('2026-03-31T16:00:00.000Z')).toBe('2026-04-01');
    expect(dayIn('2026-03-31T16:00:00.000Z', 'UTC')).toBe('2026-03-31');
  });

  it('are added up and taken back', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: -40_000, max: 40_000 }), (day, n) => {
        const other = addDays(day, n);
        expect(isDay(other)).toBe(true);
        expect(addDays(other, -n)).toBe(day);
        expect(Math.sign(n)).toBe(other > day ? 1 : other < day ? -1 : 0);
        expect((((weekdayOf(other) - weekdayOf(day) - n) % 7) + 7) % 7).toBe(0);
      }),
    ));

  it('end a month, else a quarter, else a year', () => {
    expect(endOf(2026)).toBe('2026-12-31');
    expect(endOf(2026, 2)).toBe('2026-06-30');
    expect(endOf(2026, 1, 2)).toBe('2026-02-28');
    expect(endOf(2024, null, 2)).toBe('2024-02-29');
    expect(endOf(2026, null, null)).toBe('2026-12-31');
  });
});
