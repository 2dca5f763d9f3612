import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './cruise.js';

type Planted = readonly [suite: readonly string[], title: string, status: 'passed' | 'failed' | 'pending'];

const SQLITE = ['EventStore on SQLite', 'append'];
const DOUBLE = ['EventStore on a double', 'append'];
const SERVER = ['where it is', 'EventStore on EventStoreDB at EVENTSTORE_URL', 'append'];
const both = (title: string): Planted[] => [SQLITE, DOUBLE].map((suite) => [suite, title, 'passed'] as const);

describe('the rules of ports, adapter by adapter', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-rules-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  const printed = (planted: readonly Planted[]): Promise<{ code: number; text: string }> => {
    const file = join(folder, 'results.json');
    const assertionResults = planted.map(([ancestorTitles, title, status]) => ({ ancestorTitles, title, status }));
    const success = planted.every(([, , status]) => status !== 'failed');
    writeFileSync(file, JSON.stringify({ success, testResults: [{ assertionResults }] }));
    return new Promise((resolve) =>
      execFile(process.execPath, [join(root, 'tools/contracts.ts'), file], (error, text) =>
        resolve({ code: Number(error?.code ?? 0), text }),
      ),
    );
  };

  it('are listed once, with how each adapter did', async () => {
    const { code, text } = await printed([...both('numbers events'), ...both('refuses')]);
    expect(text.split('\n')).toEqual([
      'EventStore: 2 rules, 2 adapters',
      '  1 SQLite: 2 of 2 rules passed',
      '  2 a double: 2 of 2 rules passed',
      '  1 2',
      '  ✓ ✓ append › numbers events',
      '  ✓ ✓ append › refuses',
      '',
      'Every adapter keeps every rule of its port.',
      '',
    ]);
    expect(code).toBe(0);
  });

  it('need not run on a server that only an address would name, which is told', async () => {
    const { code, text } = await printed([...both('refuses'), [SERVER, 'refuses', 'pending']]);
    expect(text).toContain('3 EventStoreDB at EVENTSTORE_URL: did not run: there is no such server here');
    expect(text).toContain('✓ ✓ – append › refuses');
    expect(code).toBe(0);
  });

  it.each<[string, string, Planted[]]>([
    ['is broken', '✗', [[DOUBLE, 'refuses', 'failed']]],
    ['did not run', '–', [[DOUBLE, 'refuses', 'pending']]],
    ['is not there for one of them', '?', []],
  ])('tell of one that %s', async (_, mark, onDouble) => {
    const { code, text } = await printed([...both('numbers events'), [SQLITE, 'refuses', 'passed'], ...onDouble]);
    expect(text).toContain(`EventStore on a double ${mark} append › refuses`);
    expect(code).toBe(1);
  });

  it('do not hold where no suite ran', async () => expect(await printed([])).toMatchObject({ code: 1 }));
});
