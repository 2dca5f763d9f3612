import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { historyOf } from './history.js';
import { measure } from './measure.js';
import { tableOf } from './print.js';
import { p95Of, rowOf, type RowName } from './row.js';
import { TINY } from './size.js';
import { Workspace } from './workspace.js';

const cheap: readonly RowName[] = ['append-1', 'append-64', 'fold', 'rebuild-views', 'report-10k', 'as-of-1m'];

describe('bench', () => {
  it('measures every cheap row at a tiny size', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'tongxin-bench-'));
    const workspace = new Workspace(directory);
    try {
      const rows = await measure({ size: TINY, workspace, peer: undefined, say: () => undefined }, cheap);
      expect(rows.map(({ row }) => row)).toEqual(cheap);
      for (const { ours, peer, ratioToPeer } of rows) {
        expect(ours).toBeGreaterThan(0);
        expect([peer, ratioToPeer]).toEqual([null, null]);
      }
      expect(tableOf(rows)).toContain('append-64');
    } finally {
      workspace.dispose();
      rmSync(directory, { recursive: true });
    }
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

  it('makes up the same history each time, of about the size asked for', () => {
    const [once, again] = [[...historyOf(5_000, 3)], [...historyOf(5_000, 3)]];
    const events = once.flatMap(({ recordings }) => recordings.flatMap((recording) => recording.events));
    expect(again).toEqual(once);
    expect(events.length).toBeGreaterThan(4_500);
    expect(events.length).toBeLessThan(5_500);
  });
});
