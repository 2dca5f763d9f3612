import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

// Writes docs/adr/README.md from the decisions beside it: `adr-index.ts [folder]`; with `--check` it only tells whether that is still true.

interface Decision {
  readonly file: string;
  readonly number: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
}

const wanted = ['status', 'date', 'deciders', 'tags', 'supersedes'];
const sections = ['Context', 'Decision', 'Consequences'];

function read(folder: string, file: string): Decision {
  const text = readFileSync(join(folder, file), 'utf8');
  const [, number = '', title = ''] = /^# (\d{4})\. (.+)$/m.exec(text) ?? [];
  const fields = Object.fromEntries(
    [...text.matchAll(/^\| *(\w+) *\| *(.*?) *\|$/gm)].map(([, name = '', value = '']) => [name, value.trim()]),
  );
  const faults = [
    ...(file.startsWith(`${number}-`) && title ? [] : ['its heading must be "# NNNN. Title" with the number of its file']),
    ...wanted.filter((name) => !fields[name]).map((name) => `its table lacks ${name}`),
    ...sections.filter((name) => !text.includes(`\n## ${name}\n`)).map((name) => `it lacks the section ${name}`),
  ];
  if (faults.length > 0) throw new Error(`${file}: ${faults.join('; ')}`);
  return { file, number, title, fields };
}

function indexOf(folder: string): string {
  const files = readdirSync(folder).filter((name) => /^\d{4}-.+\.md$/.test(name));
  const decisions = files.sort().map((file) => read(folder, file));
  const numbers = decisions.map(({ number }) => number);
  const twice = numbers.find((number, index) => numbers.indexOf(number) !== index);
  if (twice) throw new Error(`two decisions have the number ${twice}`);
  return [
    '# Decisions',
    '',
    'Decisions that someone will question, each with what was seen when it was made. This page is written by `npm run adr`.',
    '',
    ...decisions.map(
      ({ file, number, title, fields }) => `- [${number}](${file}) ${title} (${fields.status}, ${fields.date}; ${fields.tags})`,
    ),
    '',
  ].join('\n');
}

const words = process.argv.slice(2);
const folder = resolve(words.find((word) => !word.startsWith('--')) ?? 'docs/adr');
const page = join(folder, 'README.md');
const index = indexOf(folder);
if (!words.includes('--check')) writeFileSync(page, index);
else if (readFileSync(page, 'utf8') !== index) throw new Error(`${page} is stale: run npm run adr`);
