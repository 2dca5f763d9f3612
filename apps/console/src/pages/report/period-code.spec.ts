import { periodCode, periodParts } from './period-code';

it.each(['2023', '2023-H1', '2023-Q3', '2023-06'])('reads and writes %s', (code) => {
  expect(periodCode(periodParts(code, 2000))).toBe(code);
});

it.each(['', '2023-13', '2023-Q5', 'x'])('takes the year given for %p', (code) => {
  expect(periodParts(code, 2026)).toEqual({ year: 2026, part: '' });
});
