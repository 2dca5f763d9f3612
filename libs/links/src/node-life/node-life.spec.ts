import 'reflect-metadata';
import { anyHistory, attempts } from '@tongxin/testing';
import fc from 'fast-check';
import { NodeLife } from './node-life.js';
import { recordRestoration } from './record-restoration.js';

describe('node life', () => {
  it('only goes on, whatever is tried', () => {
    const heads = fc.array(fc.record({ stream: fc.constantFrom('activity-a.1', 'activity-a.2'), revision: fc.nat(9) }), { maxLength: 3 });
    const any = fc.record({ epoch: fc.integer({ min: 1, max: 4 }), kept: fc.nat(9), heads, unknown: fc.constant({ returned: 0 }) });
    anyHistory(NodeLife, [attempts(recordRestoration, any)], {
      holds: (life, history) => expect(life.epoch).toBe(Math.max(0, ...history.map(({ data }) => data.epoch))),
    });
  });
});
