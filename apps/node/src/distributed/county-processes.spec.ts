import { SERVICE_NAMES } from '@tongxin/hosting';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CountyProcesses } from './county-processes.js';
import { COUNTY } from '../sample/sample-nodes.js';

const [FAILS, ...HANGS] = SERVICE_NAMES;

/** Leaves its number in the folder that it is given, and never works. */
const HANGING = `const [folder, name] = process.argv.slice(1);
require('node:fs').writeFileSync(folder + '/' + name + '.pid', String(process.pid)); setInterval(() => {}, 1_000);`;

/** Ends once the others have begun. */
const FAILING = `const [folder, ...names] = process.argv.slice(1);
setInterval(() => names.every((name) => require('node:fs').existsSync(folder + '/' + name + '.pid')) && process.exit(1), 10);`;

describe('the processes of a county', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-processes-'));
  const pidOf = (name: string) => Number(readFileSync(join(folder, `${name}.pid`), 'utf8'));
  const pids = () => HANGS.map(pidOf);
  const isThere = (pid: number): boolean => {
    try {
      return process.kill(pid, 0);
    } catch {
      return false;
    }
  };
  afterAll(() => {
    for (const pid of pids().filter(isThere)) process.kill(pid, 'SIGKILL');
    rmSync(folder, { recursive: true });
  });

  it('end all together where one of them ends before it works, those too that do not work yet', async () => {
    const starting = CountyProcesses.start({
      record: COUNTY,
      directory: folder,
      environment: { ...process.env, NATS_URL: 'nats://127.0.0.1:1', EVENTSTORE_URL: 'esdb://127.0.0.1:1', MONGODB_URL: '' },
      programOf: (service) => (service === FAILS ? ['-e', FAILING, folder, ...HANGS] : ['-e', HANGING, folder, service]),
      say: () => undefined,
    });
    await expect(starting).rejects.toThrow(`${FAILS} 已退出`);
    expect(pids().filter(isThere)).toEqual([]);
  });
});
