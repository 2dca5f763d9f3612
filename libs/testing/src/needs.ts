import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What some tests need beside npm packages. `.ci/run` installs all but servers at an address and networks of their own. */
const needs = {
  chromium: () => onPath('chromium'),
  'nats-server': () => onPath('nats-server'),
  openssl: () => onPath('openssl'),
  'network-namespaces': hasNamespaces,
  root: () => process.getuid?.() === 0,
  strace: () => onPath('strace'),
  'fonts-noto-cjk': () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  'mongodb-test-server': () => existsSync('node_modules/@jongodb/memory-server-bin-linux-x64-gnu/bin/jongodb'),
  EVENTSTORE_URL: () => Boolean(process.env['EVENTSTORE_URL']),
  MONGODB_URL: () => Boolean(process.env['MONGODB_URL']),
};

export type Need = keyof typeof needs;

/** What no installing brings. A server's adapter runs on a protocol double as well, and what networks of their own part a proxy parts as well. */
const optional: ReadonlySet<Need> = new Set(['EVENTSTORE_URL', 'MONGODB_URL', 'network-namespaces']);

/** Set in CI: a test that cannot run fails. */
const skipsForbidden = process.env['TONGXIN_NO_SKIPS'] === '1';

/** Those of the needs that this machine does not have. */
export function missingOf(wanted: readonly Need[]): readonly Need[] {
  return wanted.filter((need) => !needs[need]());
}

/** A `describe` whose tests need these; where one is missing it prints by name what did not run, or fails where skips are forbidden. */
export function requires(...wanted: Need[]): (name: string, tests: () => void) => void {
  const missing = missingOf(wanted);
  return (name, tests) => {
    if (missing.length === 0) return describe(name, tests);
    const reason = `${name} did not run: ${missing.join(', ')} missing`;
    if (skipsForbidden && missing.some((need) => !optional.has(need))) {
      return describe(name, () => it(`needs ${missing.join(', ')}`, () => expect(reason).toBe('')));
    }
    process.stderr.write(`${reason}\n`);
    describe.skip(name, tests);
  };
}

/** Only root can have them, and not within every container. */
function hasNamespaces(): boolean {
  const name = `tongxin-needs-${process.pid}`;
  return ['add', 'delete'].every((act) => spawnSync('ip', ['netns', act, name]).status === 0);
}

function onPath(command: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => isExecutable(join(folder, command)));
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
