import { join } from 'node:path';
import type { Exported } from '@tongxin/links';
import { requires } from '@tongxin/testing';
import { perform } from '../../apps/node/src/operations/perform.js';
import type { PackageImportResult } from '../../apps/node/src/operations/package-import.js';
import { COUNTY, TOWNSHIP, TwoMachines, work } from './two-machines.js';

// A township works on while its county cannot be reached; what it did gets there by hand, over NATS, and some of it by both.

jest.setTimeout(240_000);

const COMMANDS = 1_000;
const STRETCH = 100;

let machines: TwoMachines;

async function exported(from: string, to: string, out: string): Promise<Exported> {
  return (await perform(
    machines.program(from),
    'package-export',
    { to, out: join(machines.folder, out), folder: machines.folder },
    () => undefined,
  )) as Exported;
}

async function imported(at: string, file: string): Promise<PackageImportResult> {
  return (await perform(machines.program(at), 'package-import', { file }, () => undefined)) as PackageImportResult;
}

/** To the county and, with the acknowledgement, back. Resolves with how many entries were new there. */
async function carry(name: string): Promise<number> {
  const { files } = await exported(TOWNSHIP.id, COUNTY.id, name);
  return handOver(files[0]?.file ?? '');
}

async function handOver(file: string): Promise<number> {
  const { fresh, acknowledgement } = await imported(COUNTY.id, file);
  await imported(TOWNSHIP.id, acknowledgement ?? '');
  return fresh;
}

/** Joins the line for a while. Resolves with how many entries it brought. */
async function onTheLine(): Promise<number> {
  const { links } = machines.running(COUNTY.id).engines;
  const before = (await links.states())[0]?.received ?? 0;
  await machines.join();
  await machines.settle();
  await machines.part();
  return ((await links.states())[0]?.received ?? 0) - before;
}

interface Brought {
  readonly byPackage?: number;
  readonly byLine?: number;
  readonly byBoth?: number;
}

/** The package is made first, comes in after the line brought the same, and comes in again. */
async function byBoth(name: string): Promise<Brought> {
  const { files, entries } = await exported(TOWNSHIP.id, COUNTY.id, name);
  const byLine = await onTheLine();
  for (let time = 0; time < 2; time += 1) expect(await handOver(files[0]?.file ?? '')).toBe(0);
  return { byLine, byBoth: entries };
}

const byPackage = async (name: string): Promise<Brought> => ({ byPackage: await carry(name) });
const byLine = async (): Promise<Brought> => ({ byLine: await onTheLine() });
const later = async (): Promise<Brought> => ({});
const WAYS = [byPackage, byLine, byPackage, later, byBoth];

requires('nats-server')('a township offline', () => {
  afterEach(() => machines.end());

  it('brings the county to the report of a run that was never interrupted', async () => {
    machines = await TwoMachines.begin({ overNats: true });
    await machines.part();
    const brought: Brought[] = [];
    for (let done = 0; done < COMMANDS; done += STRETCH) {
      await work(machines.running(TOWNSHIP.id), done, done + STRETCH);
      const way = WAYS[(done / STRETCH) % WAYS.length] ?? later;
      brought.push(await way(`${done}.txp`));
    }
    const sum = (by: keyof Brought): number => brought.reduce((all, one) => all + (one[by] ?? 0), 0);
    const { links } = machines.running(COUNTY.id).engines;
    const [state] = await links.states();
    expect(sum('byPackage') + sum('byLine')).toBe(state?.received);
    for (const by of ['byPackage', 'byLine', 'byBoth'] as const) expect(sum(by)).toBeGreaterThan(COMMANDS / 4);
    expect(await links.quarantined()).toEqual([]);
    expect(await machines.hashAt(COUNTY.id)).toBe(await machines.hashAt(TOWNSHIP.id));
    const report = await machines.report();
    await machines.end();

    machines = await TwoMachines.begin({ overNats: true });
    await work(machines.running(TOWNSHIP.id), 0, COMMANDS);
    await machines.settle();
    expect(report.rows.length).toBeGreaterThan(0);
    expect(report).toEqual(await machines.report());
  });
});
