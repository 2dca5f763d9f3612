import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from './child.js';

/** Works only while the file that it is given is there. */
const PROGRAM = `require('node:fs').readFileSync(process.argv[1]); console.log('works at ' + process.pid); setInterval(() => {}, 1_000);`;

/** Listens on the port that it is given. */
const LISTENS = `const server = require('node:net').createServer();
server.listen(process.argv[1], '127.0.0.1', () => console.log('works at tcp://127.0.0.1:' + server.address().port));`;

describe('a process beside this one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-child-'));
  const needed = join(folder, 'needed');
  const children: Child[] = [];
  let heard: (line: string) => void = () => undefined;
  const said = (text: string): Promise<void> => new Promise((resolve) => (heard = (line) => line.includes(text) && resolve()));

  beforeEach(() => writeFileSync(needed, ''));
  afterEach(async () => {
    for (const child of children.splice(0)) await child.stop();
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function start(): Promise<Child> {
    const [program, words] = [process.execPath, () => ['-e', PROGRAM, needed]];
    const child = await Child.start({ name: 'one', program, words, works: /works at (\d+)/, say: (line) => heard(line) });
    children.push(child);
    return child;
  }
  async function kill(child: Child): Promise<void> {
    const gone = once(child.peer, 'exit');
    child.peer.kill('SIGKILL');
    await gone;
  }

  it('says where it works, and ends when it is told to', async () => {
    const child = await start();
    expect(child.where).toBe(String(child.pid));
    await child.stop();
    expect(child.peer.signalCode).toBe('SIGTERM');
  });

  it('is there again after it was killed', async () => {
    const child = await start();
    const { pid } = child;
    await kill(child);
    await child.works();
    expect(child.pid).not.toBe(pid);
    expect(child.peer.exitCode).toBeNull();
  });

  it('takes a port that is free, and the same in its next life', async () => {
    const lines: string[] = [];
    const works = /works at (tcp:\S+:(\d+))/;
    const words = (port: string) => ['-e', LISTENS, port];
    const child = await Child.start({ name: 'one', program: process.execPath, words, works, say: (line) => lines.push(line) });
    children.push(child);
    await kill(child);
    await child.works();
    expect(child.where).not.toMatch(/:0$/);
    expect(lines.filter((line) => works.test(line))).toEqual([`works at ${child.where}`, `works at ${child.where}`]);
  });

  it('is tried again and again until it works', async () => {
    const child = await start();
    rmSync(needed);
    const failed = said('one 已退出');
    await kill(child);
    await failed;
    writeFileSync(needed, '');
    await child.works();
    expect(child.peer.exitCode).toBeNull();
  });

  it('does not come back once it was stopped, though it had been killed before', async () => {
    const child = await start();
    const { pid } = child;
    await kill(child);
    await child.stop();
    await child.works();
    expect(child.pid).toBe(pid);
  });

  it('is none where its program ends before it works', async () => {
    rmSync(needed);
    await expect(start()).rejects.toThrow('ended with 1');
  });
});
