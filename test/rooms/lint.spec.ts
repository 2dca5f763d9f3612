import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { lay, root } from './cruise.js';
import { linted, lintedAllowed } from './linted.js';

interface Report {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly message: string }[];
}

/** What the linter finds in a tree by the rules of this repository: file → rules. */
async function lint(tree: string): Promise<ReadonlyMap<string, string[]>> {
  const program = join(root, 'node_modules/eslint/bin/eslint.js');
  const output = await new Promise<string>((resolve, reject) => {
    const call = [program, '--config', join(root, 'eslint.config.js'), '--format', 'json', 'apps', 'libs'];
    execFile(process.execPath, call, { cwd: tree, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) =>
      out.startsWith('[') ? resolve(out) : reject(error ?? new Error(err)),
    );
  });
  const rules = ({ messages }: Report): string[] => [...new Set(messages.map(({ ruleId, message }) => ruleId ?? message))];
  return new Map((JSON.parse(output) as Report[]).map((report) => [relative(tree, report.filePath), rules(report)]));
}

describe('the linter', () => {
  let tree: string;
  let found: ReadonlyMap<string, string[]>;

  beforeAll(async () => {
    await mkdir(join(root, '.cache'), { recursive: true });
    tree = await mkdtemp(join(root, '.cache/lint-'));
    await lay(tree, new Map([...linted, ...lintedAllowed].map(({ file, text }) => [file, `${text}\n`])));
    found = await lint(tree);
  }, 120_000);
  afterAll(() => rm(tree, { recursive: true, force: true }));

  it.each(linted)('names $file by $rule', ({ rule, file }) => expect(found.get(file)).toEqual([rule]));

  it.each(lintedAllowed)('lets $file be', ({ file }) => expect(found.get(file)).toEqual([]));
});
