import { systemClock } from '@tongxin/eventing';
import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { nodePath } from '../../apps/node/src/data-directory.js';
import { requestRestore, restoreByFile } from '../../apps/node/src/node-restore.js';
import type { PackageImportResult } from '../../apps/node/src/operations/package-import.js';
import { perform } from '../../apps/node/src/operations/perform.js';
import { restore } from '../../apps/node/src/operations/restore.js';
import type { VerifyResult } from '../../apps/node/src/operations/verify.js';
import { COUNTY, RevivedLine, TOWNSHIP, TwoMachines, work } from './two-machines.js';

// A township loses its disk: it has a backup, the county has what was sent since, and somebody finds the old disk again.

jest.setTimeout(180_000);

let machines: TwoMachines;
const at = (name: string) => join(machines.folder, name);
const township = () => machines.running(TOWNSHIP.id);

/** Work that is backed up, work after it that the county has, and work that it never got; then the disk is gone, but for a copy of it. */
beforeEach(async () => {
  machines = await TwoMachines.begin();
  await work(township(), 0, 60);
  await machines.settle();
  await perform(machines.program(TOWNSHIP.id), 'backup', { to: at('backup') }, () => undefined);
  await work(township(), 60, 140);
  // What the county witnessed last tells how far the log is known to have gone.
  await township().engines.notary.sign();
  await machines.settle();
  await machines.part();
  await work(township(), 140, 150);
  await machines.stop(machines.program(TOWNSHIP.id));
  await cp(at('township'), at('revived'), { recursive: true });
  await rm(at('township'), { recursive: true });
});

afterEach(() => machines.end());

async function verified(): Promise<VerifyResult> {
  return (await perform(machines.program(TOWNSHIP.id), 'verify', {}, () => undefined)) as VerifyResult;
}

/** The new disk has what the county has, and work goes on. */
async function expectWhole(): Promise<void> {
  await machines.join();
  await machines.settle();
  expect(await machines.hashAt(TOWNSHIP.id)).toBe(await machines.hashAt(COUNTY.id));
  await work(township(), 140, 200);
  await machines.settle();
  expect(await machines.hashAt(TOWNSHIP.id)).toBe(await machines.hashAt(COUNTY.id));
  for (const id of [COUNTY.id, TOWNSHIP.id]) {
    const { links } = machines.running(id).engines;
    expect(await links.quarantined()).toEqual([]);
    expect((await links.states()).map(({ problem }) => problem)).toEqual([null]);
  }
  expect(await verified()).toMatchObject([{ node: TOWNSHIP.id, findings: [], restorations: [{ epoch: 1 }] }]);
}

it('is whole again over the line, names what is lost, and its old disk is fenced', async () => {
  expect(await restore(at('backup'), at('township'))).toEqual({ nodes: [{ node: TOWNSHIP.id, awaits: COUNTY.id }] });
  await expect(machines.start('township')).rejects.toMatchObject({ code: 'restore.county-silent' });
  await machines.join();
  const [restored] = (await machines.start('township')).restored;
  expect(restored).toMatchObject({ node: TOWNSHIP.id, epoch: 1, unknown: { until: { position: expect.any(Number) as unknown } } });
  expect(restored?.unknown.returned).toBeGreaterThan(60);
  await expectWhole();

  const before = await machines.hashAt(COUNTY.id);
  const revived = await machines.start('revived', new RevivedLine(machines.line));
  const old = revived.nodes()[0];
  await old?.engines.links.drain();
  expect(await old?.engines.links.states()).toMatchObject([{ problem: 'link.old-epoch' }]);
  expect(await machines.hashAt(COUNTY.id)).toBe(before);
  expect(await machines.running(COUNTY.id).engines.links.quarantined()).toEqual([]);
});

it('is whole again by files, where there is no line', async () => {
  await restore(at('backup'), at('township'));
  const lying = { record: TOWNSHIP, directory: nodePath(at('township'), TOWNSHIP.id), clock: systemClock };
  expect(await requestRestore(lying, at('request.txp'))).toBe(COUNTY.id);
  const county = machines.program(COUNTY.id);
  const answer = (await perform(county, 'package-import', { file: at('request.txp') }, () => undefined)) as PackageImportResult;
  expect(answer).toMatchObject({ from: TOWNSHIP.id, entries: 0, acknowledgement: null });
  await expect(perform(county, 'package-import', { file: answer.restoreAnswer ?? '' }, () => undefined)).rejects.toMatchObject({
    code: 'package.wrong-receiver',
  });
  expect(await restoreByFile(lying, answer.restoreAnswer ?? '', {})).toMatchObject({ node: TOWNSHIP.id, epoch: 1 });
  await machines.start('township');
  await expectWhole();
});
