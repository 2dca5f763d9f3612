import { commands } from '@tongxin/runtime';
import { NodeLife } from '../node-life/node-life.js';
import { RecordRestoration, recordRestoration } from '../node-life/record-restoration.js';

const example: RecordRestoration = {
  epoch: 1,
  kept: 1_520,
  heads: [{ stream: 'activity-990101101.0b7c1c3e', revision: 4 }],
  unknown: {
    after: '2026-04-01T02:00:00.000Z',
    until: { signedAt: '2026-04-03T02:00:00.000Z', position: 1_561 },
    returned: 32,
  },
};

/** The node's own word alone: no account has the role. */
export const nodeLives = commands('node-lives', NodeLife, (command) => [
  command(RecordRestoration, recordRestoration, ['system'], {
    label: { zh: '登记节点恢复', en: 'Record that the node was restored' },
    example,
  }),
]);

export const [recordsRestoration] = nodeLives;
