import chineseDays from 'chinese-days';
import fc from 'fast-check';
import { addDays, weekdayOf } from './day.js';
import { addWorkingDays, holidaysKnown, isWorkingDay, workingDaysBetween } from './working-days.js';

const days = fc.integer({ min: 0, max: 12_000 }).map((n) => addDays('2000-01-01', n));

describe('working days', () => {
  it('are those of the State Council where they are known', () => {
    const missed: string[] = [];
    for (let day = `${holidaysKnown.from}-01-01`; day <= `${holidaysKnown.to}-12-31`; day = addDays(day, 1))
      if (isWorkingDay(day) !== chineseDays.isWorkday(day)) missed.push(day);
    expect(missed).toEqual([]);
  });

  it('are known as far as chinese-days knows them (else run tools/holidays.ts)', () => {
    expect(chineseDays.getDayDetail(`${holidaysKnown.to}-10-01`).name).toContain('国庆节');
    expect(chineseDays.getDayDetail(`${holidaysKnown.to + 1}-10-01`).name).not.toContain('国庆节');
  });

  it('leave out the Spring Festival and take in the weekends worked for it', () => {
    expect(addWorkingDays('2026-02-13', 1)).toBe('2026-02-14');
    expect(addWorkingDays('2026-02-13', 2)).toBe('2026-02-24');
    expect(addWorkingDays('2026-02-24', -2)).toBe('2026-02-13');
    expect(addWorkingDays('2026-02-17', 0)).toBe('2026-02-17');
  });

  it('are Monday to Friday in years not yet known', () => {
    expect(isWorkingDay('2099-10-01')).toBe(weekdayOf('2099-10-01') <= 5);
    expect(addWorkingDays('2099-01-02', 5)).toBe('2099-01-09');
  });

  it('are counted as they are added', () =>
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (day, n) => {
        const reached = addWorkingDays(day, n);
        expect(isWorkingDay(reached)).toBe(true);
        expect(workingDaysBetween(day, reached)).toBe(n);
        if (isWorkingDay(day)) expect(addWorkingDays(reached, -n)).toBe(day);
      }),
    ));
});
