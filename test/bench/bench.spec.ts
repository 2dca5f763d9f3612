import { requires } from '@tongxin/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyOf } from './history.js';
import { measure } from './measure.js';
import { tableOf } from './print.js';
import { p95Of, p99Of, rowOf, type Row, type RowName } from './row.js';
import { TINY } from './size.js';
import { Workspace } from './workspace.js';

const cheap: readonly RowName[] = ['append-1', 'append-64', 'fold', 'rebuild-views', 'report-10k', 'as-of-1m'];
const linked: readonly RowName[] = [
  'shipping',
  'shipping-lag-p50',
  'shipping-lag-p99',
  'backlog-100k',
  'townships-10',
  'townships-40',
  'rebuild-eventstoredb',
];

/** What the rows give at a tiny size, without a peer. */
async function tiny(names: readonly RowName[]): Promise<readonly Row[]> {
  const directory = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
  const workspace = new Workspace(directory);
  try {
    return await measure({ size: TINY, workspace, peer: undefined, say: () => undefined }, names);
  } finally {
    workspace.dispose();
    rmSync(directory, { recursive: true });
  }
}

function expectMeasured(rows: readonly Row[], names: readonly RowName[]): void {
  expect(rows.map(({ row }) => row)).toEqual(names);
  for (const { ours, peer, ratioToPeer } of rows) {
    expect(ours).toBeGreaterThan(0);
    expect([peer, ratioToPeer]).toEqual([null, null]);
  }
}

describe('bench', () => {
  it('measures every cheap row at a tiny size', async () => {
    const rows = await tiny(cheap);
    expectMeasured(rows, cheap);
    expect(tableOf(rows)).toContain('append-64');
  }, 60_000);

  it('gives medians and ratios of what was measured', () =>
    expect(rowOf('fold', 'events/s', { ours: [30, 10, 20], floor: [40, 50, 30] })).toEqual({
      row: 'fold',
      unit: 'events/s',
      ours: 20,
      floor: 40,
      peer: null,
      ratioToFloor: 0.5,
      ratioToPeer: null,
    }));

  it('takes the value that 95 of 100 do not exceed', () => expect(p95Of(Array.from({ length: 100 }, (_, at) => at + 1))).toBe(95));

  it('takes the value that 99 of 100 do not exceed', () => expect(p99Of(Array.from({ length: 200 }, (_, at) => at + 1))).toBe(198));

  it('makes up the same history each time, of about the size asked for', () => {
    const [once, again] = [[...historyOf(5_000, 3)], [...historyOf(5_000, 3)]];
    const events = once.flatMap(({ recordings }) => recordings.flatMap((recording) => recording.events));
    expect(again).toEqual(once);
    expect(events.length).toBeGreaterThan(4_500);
    expect(events.length).toBeLessThan(5_500);
  });
});

requires('nats-server')('bench of links', () => {
  it('measures shipping beside what carries it and what keeps it, at a tiny size', async () => {
    const rows = await tiny(linked);
    expectMeasured(rows, linked);
    const floors = new Map(rows.map(({ row, floor }) => [row, floor]));
    for (const row of ['shipping', 'shipping-lag-p50', 'shipping-lag-p99', 'townships-40', 'rebuild-eventstoredb'] as const)
      expect(floors.get(row)).toBeGreaterThan(0);
  }, 300_000);
});

requires('mongodb-test-server')('bench of MongoDB', () => {
  it('measures a rebuild beside raw bulk writes, at a tiny size', async () => {
    const rows = await tiny(['rebuild-mongodb']);
    expectMeasured(rows, ['rebuild-mongodb']);
    expect(rows[0]?.floor).toBeGreaterThan(0);
  }, 120_000);
});
