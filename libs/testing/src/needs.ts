import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** What some tests need beside npm packages. `.ci/run` installs all but servers at an address. */
const needs = {
  chromium: () => onPath('chromium'),
  'nats-server': () => onPath('nats-server'),
  openssl: () => onPath('openssl'),
  root: () => process.getuid?.() === 0,
  strace: () => onPath('strace'),
  'fonts-noto-cjk': () => existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'),
  'mongodb-test-server': () => existsSync('node_modules/@jongodb/memory-server-bin-linux-x64-gnu/bin/jongodb'),
  EVENTSTORE_URL: () => Boolean(process.env['EVENTSTORE_URL']),
  MONGODB_URL: () => Boolean(process.env['MONGODB_URL']),
};

export type Need = keyof typeof needs;

/** Set in CI: a test that cannot run fails. A server at an address stays optional, its adapter runs on a protocol double as well. */
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
    if (skipsForbidden && missing.some((need) => !need.endsWith('_URL'))) {
      return describe(name, () => it(`needs ${missing.join(', ')}`, () => expect(reason).toBe('')));
    }
    process.stderr.write(`${reason}\n`);
    describe.skip(name, tests);
  };
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
