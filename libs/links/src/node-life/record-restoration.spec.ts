import 'reflect-metadata';
import type { NodeLifeEvent } from '@tongxin/contracts';
import { specFor } from '@tongxin/testing';
import { NodeLife } from './node-life.js';
import { recordRestoration, type RecordRestoration } from './record-restoration.js';

const node = '990101101';
const stream = `activity-${node}.a1`;
const unknown = { after: '2026-04-01T02:00:00.000Z', until: { signedAt: '2026-04-03T02:00:00.000Z', position: 160 }, returned: 7 };
const command: RecordRestoration = { epoch: 1, kept: 150, heads: [{ stream, revision: 3 }], unknown };
const restored: NodeLifeEvent = { type: 'NodeRestored', data: { epoch: 1, kept: 150, heads: [{ stream, revision: 3 }], unknown } };
const { given } = specFor(NodeLife, recordRestoration, { id: node, node });

describe('record restoration', () => {
  it('begins a new life with the heads that the earlier one leaves', () => given().when(command).then(restored));
  it('names as unknown what no superior witnessed', () =>
    given()
      .when({ ...command, unknown: { returned: 0 } })
      .then({ type: 'NodeRestored', data: { ...restored.data, unknown: { after: null, until: null, returned: 0 } } }));
  it('begins another life after the first', () =>
    given(restored)
      .when({ ...command, epoch: 2 })
      .then({ type: 'NodeRestored', data: { ...restored.data, epoch: 2 } }));
  it('refuses to go back to a life that is over', () =>
    given({ type: 'NodeRestored', data: { ...restored.data, epoch: 3 } })
      .when(command)
      .thenRefused('node-life.old-epoch'));
  it('says many heads in parts', () => {
    const heads = Array.from({ length: 1_001 }, (_, at) => ({ stream: `${stream}${at}`, revision: at }));
    const part = (from: number, to: number): NodeLifeEvent => ({
      type: 'NodeRestored',
      data: { ...restored.data, heads: heads.slice(from, to) },
    });
    given()
      .when({ ...command, heads })
      .then(part(0, 500), part(500, 1_000), part(1_000, 1_001));
  });
});
