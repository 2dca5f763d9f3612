import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './cruise.js';

const decisions = join(root, 'docs/adr');

const check = (folder: string): Promise<string> =>
  new Promise((resolve) =>
    execFile(process.execPath, [join(root, 'tools/adr-index.ts'), '--check', folder], (error, _out, err) => resolve(error ? err : '')),
  );

const one = (number: string): string =>
  `# ${number}. Title\n\n| field | value |\n| --- | --- |\n| status | accepted |\n| date | 2026-11-24 |\n| deciders | founders |\n| tags | log |\n| supersedes | – |\n\n## Context\n\n## Decision\n\n## Consequences\n`;

describe('the index of decisions', () => {
  let copy: string;
  beforeEach(async () => {
    copy = await mkdtemp(join(tmpdir(), 'decisions-'));
    await cp(decisions, copy, { recursive: true });
  });
  afterEach(() => rm(copy, { recursive: true, force: true }));

  it('is up to date', async () => expect(await check(decisions)).toBe(''));

  it('is stale when a decision was added and it was not written again', async () => {
    await writeFile(join(copy, '9998-more.md'), one('9998'));
    expect(await check(copy)).toContain('is stale: run npm run adr');
  });

  it('takes no decision without its table, its sections or a number of its own', async () => {
    await writeFile(join(copy, '9998-more.md'), one('9998').replace('| status | accepted |\n', '').replace('## Decision\n', ''));
    expect(await check(copy)).toContain('9998-more.md: its table lacks status; it lacks the section Decision');
    await writeFile(join(copy, '9998-more.md'), one('9998'));
    await writeFile(join(copy, '9998-again.md'), one('9998'));
    expect(await check(copy)).toContain('two decisions have the number 9998');
  });
});
