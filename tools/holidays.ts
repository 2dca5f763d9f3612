import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Writes the table of holidays from the data of chinese-days. Run it when that package was brought up to date, each November.

const root = join(import.meta.dirname, '..');
const target = join(root, 'libs/calendar/src/holidays.generated.ts');
const table = JSON.parse(readFileSync(join(root, 'node_modules/chinese-days/dist/chinese-days.json'), 'utf8')) as Record<
  'holidays' | 'workdays',
  Record<string, string>
>;

const years = [...new Set(Object.keys(table.holidays).map((day) => day.slice(0, 4)))].sort();
const days = (list: Record<string, string>, year: string): string =>
  Object.keys(list)
    .filter((day) => day.startsWith(year))
    .map((day) => day.slice(5))
    .sort()
    .join(' ');

writeFileSync(
  target,
  [
    '// From the data of chinese-days by tools/holidays.ts: days off, and weekend days worked in exchange, as the State Council announced them.',
    'export const holidays: Readonly<Record<string, { off: string; on: string }>> = {',
    ...years.map((year) => `  '${year}': {\n    off: '${days(table.holidays, year)}',\n    on: '${days(table.workdays, year)}',\n  },`),
    '};',
    '',
  ].join('\n'),
);
