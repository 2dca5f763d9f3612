import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cruise, lay, packageFiles, root, type Violation } from './cruise.js';
import { allowed, developmentPackages, furniture, orphans, packages, planted, undeclaredPackages } from './planted.js';

const versions = (names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, '1.0.0']));

const files = new Map<string, string>([
  ['package.json', JSON.stringify({ name: 'planted', dependencies: versions(packages), devDependencies: versions(developmentPackages) })],
  ...[...packages, ...developmentPackages, ...undeclaredPackages].flatMap(packageFiles),
  ...furniture.map((file) => [file, 'export const there = true;\n'] as const),
  ...orphans.map((file) => [file, 'export const forgotten = true;\n'] as const),
  ...[...allowed, ...planted].map(({ file, imports }) => [file, `import '${imports}';\nexport const there = true;\n`] as const),
]);

describe('rooms', () => {
  let tree: string;
  let violations: readonly Violation[];
  let rules: readonly string[];
  const rulesNaming = (file: string): string[] => [...new Set(violations.filter(({ from }) => from === file).map(({ rule }) => rule.name))];

  beforeAll(async () => {
    await mkdir(join(root, '.cache'), { recursive: true });
    tree = await mkdtemp(join(root, '.cache/rooms-'));
    await lay(tree, files);
    const found = await cruise(tree, 'apps', 'libs', 'test');
    violations = found.violations;
    rules = found.ruleSetUsed.forbidden.map(({ name }) => name);
  }, 60_000);
  afterAll(() => rm(tree, { recursive: true, force: true }));

  it.each(planted)('$rule names $file', ({ rule, file }) => expect(rulesNaming(file)).toEqual([rule]));

  it.each(orphans)('no-orphans names %s', (file) => expect(rulesNaming(file)).toEqual(['no-orphans']));

  it('name nothing else', () => {
    const meant = new Set([...planted.map(({ file }) => file), ...orphans]);
    expect(violations.filter(({ from }) => !meant.has(from))).toEqual([]);
  });

  it('are all planted', () => {
    const tried = new Set(['no-orphans', ...planted.map(({ rule }) => rule)]);
    expect(rules.filter((name) => !tried.has(name))).toEqual([]);
  });

  it('hold in this repository', async () => {
    const { violations: found } = await cruise(root, 'apps', 'libs', 'test', 'tools');
    expect(found.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
  }, 60_000);
});
