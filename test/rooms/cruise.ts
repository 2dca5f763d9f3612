import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const root = join(__dirname, '../..');

export interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

interface Finding {
  readonly violations: readonly Violation[];
  readonly ruleSetUsed: { readonly forbidden: readonly { readonly name: string }[] };
}

/** What dependency-cruiser finds in a tree by the rules of this repository. */
export async function cruise(tree: string, ...folders: string[]): Promise<Finding> {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs');
  const rules = join(root, '.dependency-cruiser.cjs');
  const output = await new Promise<string>((resolve, reject) => {
    const options = { cwd: tree, maxBuffer: 256 * 1024 * 1024 };
    execFile(process.execPath, [program, '--config', rules, '--output-type', 'json', ...folders], options, (error, out, err) =>
      out.startsWith('{') ? resolve(out) : reject(error ?? new Error(err)),
    );
  });
  return (JSON.parse(output) as { summary: Finding }).summary;
}

/** Lays files out in a tree, with this repository's aliases. */
export async function lay(tree: string, files: ReadonlyMap<string, string>): Promise<void> {
  const { compilerOptions } = JSON.parse(await readFile(join(root, 'tsconfig.json'), 'utf8')) as { compilerOptions: object };
  const all = [...files, ['tsconfig.json', JSON.stringify({ compilerOptions, include: ['**/*.ts'] })] as const];
  for (const [path, text] of all) {
    await mkdir(dirname(join(tree, path)), { recursive: true });
    await writeFile(join(tree, path), text);
  }
}

/** Files of a package that can be imported. */
export function packageFiles(name: string): readonly (readonly [string, string])[] {
  const folder = `node_modules/${name}`;
  return [
    [`${folder}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
    [`${folder}/index.js`, 'module.exports = {};\n'],
  ];
}
