import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './cruise.js';

const run = (...words: string[]): Promise<string> =>
  new Promise((resolve) =>
    execFile(process.execPath, [join(root, 'tools/subjects.ts'), ...words], (error, _out, err) => resolve(error ? err : '')),
  );

const declared = `
export interface Greeting { readonly name: string }
/**
 * Where one says hello.
 * @asks Greeting
 * @answers a word
 */
export const helloSubject = (node: string): string => \`tongxin.\${node}.hello\`;
`;

// Each run loads the compiler.
jest.setTimeout(60_000);

describe('the page of subjects', () => {
  let copy: string;
  const write = (text: string): Promise<void> => writeFile(join(copy, 'libs/greetings/src/hello.ts'), text);
  beforeEach(async () => {
    copy = await mkdtemp(join(tmpdir(), 'subjects-'));
    for (const folder of ['apps', 'docs', 'libs/greetings/src']) await mkdir(join(copy, folder), { recursive: true });
  });
  afterEach(() => rm(copy, { recursive: true, force: true }));

  it('is up to date', async () => expect(await run('--check', root)).toBe(''));

  it('is stale when a subject or its message has changed and it was not written again', async () => {
    await write(declared);
    expect(await run(copy)).toBe('');
    expect(await run('--check', copy)).toBe('');
    await write(declared.replace('.hello`', '.hallo`'));
    expect(await run('--check', copy)).toContain('is stale: run npm run subjects');
    await write(declared.replace('name: string }', 'name: string; age: number }'));
    expect(await run('--check', copy)).toContain('is stale: run npm run subjects');
  });

  it('takes no subject without its message, and no message that is not declared', async () => {
    await write(declared.replace(' * @asks Greeting\n * @answers a word\n', ''));
    expect(await run(copy)).toContain('libs/greetings/src/hello.ts:6: no comment over it has @asks, @answers, @carries');
    await write(declared.replace('interface Greeting', 'interface Farewell'));
    expect(await run(copy)).toContain('no interface or type Greeting is declared');
  });
});
