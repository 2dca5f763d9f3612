import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

// Builds what changed since it was last built: the program with swc, the console with vite, or only the one named. `--force` builds all.

const root = fileURLToPath(new URL('..', import.meta.url));
const at = (...path) => join(root, ...path);

const parts = [
  {
    name: 'program',
    sources: () => [...filesUnder('apps', 'libs', 'test').filter(isProgram), '.swcrc', 'package-lock.json'],
    build() {
      const ignored = ['**/*.d.ts', '**/*.spec.ts', 'apps/console/**'];
      const folders = ['apps', 'libs', 'test'].filter((folder) => existsSync(at(folder)));
      run('node_modules/@swc/cli/bin/swc.js', ...folders, '-d', 'dist', '--quiet', '--ignore', ignored.join(','));
      dropLeftovers();
    },
  },
  {
    name: 'api',
    sources: () => [...filesUnder('apps', 'libs').filter(isProgram), 'package-lock.json'],
    build() {
      run('dist/apps/node/src/main.js', 'api', at('dist', 'openapi.json'));
      run('node_modules/openapi-typescript/bin/cli.js', at('dist', 'openapi.json'), '-o', at('apps/console/src/api/generated.ts'));
    },
  },
  {
    name: 'console',
    sources: () => [...filesUnder('apps/console', 'libs/contracts/src').filter((file) => !isSpec(file)), 'package-lock.json'],
    build: () => run('node_modules/vite/bin/vite.js', 'build', 'apps/console', '--logLevel', 'warn'),
  },
];

const named = process.argv.slice(2).filter((word) => !word.startsWith('--'));

for (const { name, sources, build } of parts) {
  if (named.length > 0 && !named.includes(name)) continue;
  const stamp = at('dist', `.${name}`);
  const digest = digestOf(sources());
  if (!process.argv.includes('--force') && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) continue;
  const began = Date.now();
  rmSync(stamp, { force: true });
  build();
  mkdirSync(at('dist'), { recursive: true });
  writeFileSync(stamp, digest);
  process.stderr.write(`built the ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
}

/** Compiled files whose source is gone would go on being found. */
function dropLeftovers() {
  for (const file of filesUnder('dist/apps', 'dist/libs', 'dist/test')) {
    const source = relative('dist', file).replace(/\.js(\.map)?$/, '.ts');
    if (/\.js(\.map)?$/.test(file) && !isProgram(source, existsSync(at(source)))) rmSync(at(file));
  }
}

function isProgram(file, exists = true) {
  return exists && file.endsWith('.ts') && !isSpec(file) && !file.endsWith('.d.ts') && !file.startsWith('apps/console/');
}

function isSpec(file) {
  return file.endsWith('.spec.ts');
}

function filesUnder(...folders) {
  return folders.flatMap((folder) =>
    existsSync(at(folder))
      ? readdirSync(at(folder), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
          .map((entry) => relative(root, join(entry.parentPath, entry.name)))
          .sort()
      : [],
  );
}

function digestOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\n`)
      .update(readFileSync(at(file)))
      .update('\n');
  return hash.digest('hex');
}

function run(program, ...words) {
  const { status } = spawnSync(process.execPath, [at(program), ...words], { cwd: root, stdio: ['ignore', process.stderr, 'inherit'] });
  if (status !== 0) process.exit(status ?? 1);
}
