import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// Runs the contract suites and prints each port's rules once, with how every adapter did: `contracts.ts`; `contracts.ts results.json` prints what a run of
// jest wrote. It fails where a rule is broken, where an adapter lacks a rule that another has, and where one did not run that needs no server at an address.

interface Test {
  readonly title: string;
  readonly ancestorTitles: readonly string[];
  readonly status: string;
}

interface Results {
  readonly success: boolean;
  readonly testResults: readonly { readonly assertionResults: readonly Test[] }[];
}

/** What became of one rule on one adapter. */
interface Kept {
  readonly port: string;
  readonly adapter: string;
  readonly rule: string;
  readonly mark: string;
}

/** As the suites name themselves: `EventStore on SQLite`. */
const SUITE = /^([A-Z][A-Za-z]+) on (.+)$/;
/** An adapter on a real server that a variable names; the same adapter runs on a double or a test server in any case. */
const OPTIONAL = /_URL$/;
const PASSED = '✓';
const NOT_RUN = '–';
const MARKS: Readonly<Record<string, string>> = { passed: PASSED, pending: NOT_RUN };
const [FAILED, MISSING] = ['✗', '?'];

function run(): Results {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-contracts-'));
  const file = join(folder, 'results.json');
  try {
    const words = ['node_modules/jest/bin/jest.js', '--maxWorkers=2', '--json', `--outputFile=${file}`, 'test/contract/'];
    spawnSync(process.execPath, words, { stdio: ['ignore', 'ignore', 'inherit'] });
    return resultsIn(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const resultsIn = (file: string): Results => JSON.parse(readFileSync(file, 'utf8')) as Results;

function keptOf({ title, ancestorTitles, status }: Test): Kept[] {
  const at = ancestorTitles.findIndex((name) => SUITE.test(name));
  const [, port, adapter] = SUITE.exec(ancestorTitles[at] ?? '') ?? [];
  if (port === undefined || adapter === undefined) return [];
  return [{ port, adapter, rule: [...ancestorTitles.slice(at + 1), title].join(' › '), mark: MARKS[status] ?? FAILED }];
}

/** One port: a line for each adapter and one for each rule, and what is not as it must be. */
function tableOf(port: string, kept: readonly Kept[]): { lines: readonly string[]; problems: readonly string[] } {
  const adapters = [...new Set(kept.map(({ adapter }) => adapter))];
  const rules = [...new Set(kept.map(({ rule }) => rule))];
  const marks = new Map(kept.map(({ adapter, rule, mark }) => [`${adapter}\n${rule}`, mark]));
  const markOf = (adapter: string, rule: string): string => marks.get(`${adapter}\n${rule}`) ?? MISSING;
  const saidOf = (adapter: string): string => {
    const passed = rules.filter((rule) => markOf(adapter, rule) === PASSED).length;
    if (passed > 0) return `${passed} of ${rules.length} rules passed`;
    return OPTIONAL.test(adapter) ? 'did not run: there is no such server here' : 'did not run';
  };
  const problems = adapters.flatMap((adapter) => {
    const fine = OPTIONAL.test(adapter) ? [PASSED, NOT_RUN] : [PASSED];
    const bad = rules.filter((rule) => !fine.includes(markOf(adapter, rule)));
    return bad.map((rule) => `${port} on ${adapter} ${markOf(adapter, rule)} ${rule}`);
  });
  const lines = [
    `${port}: ${rules.length} rules, ${adapters.length} adapters`,
    ...adapters.map((adapter, index) => `  ${index + 1} ${adapter}: ${saidOf(adapter)}`),
    `  ${adapters.map((_, index) => index + 1).join(' ')}`,
    ...rules.map((rule) => `  ${adapters.map((adapter) => markOf(adapter, rule)).join(' ')} ${rule}`),
    '',
  ];
  return { lines, problems };
}

const [given] = process.argv.slice(2);
const { success, testResults } = given === undefined ? run() : resultsIn(given);
const kept = testResults.flatMap(({ assertionResults }) => assertionResults).flatMap(keptOf);
const ports = [...new Set(kept.map(({ port }) => port))].sort();
const tables = ports.map((port) =>
  tableOf(
    port,
    kept.filter((one) => one.port === port),
  ),
);
const problems = tables.flatMap((table) => table.problems);
const last =
  problems.length > 0
    ? ['Not as it must be (✗ broken, – did not run, ? the adapter lacks the rule):', ...problems.map((problem) => `  ${problem}`)]
    : [`Every adapter keeps every rule of its port.`];
process.stdout.write([...tables.flatMap(({ lines }) => lines), ...last, ''].join('\n'));
process.exitCode = success && kept.length > 0 && problems.length === 0 ? 0 : 1;
