import { createHash } from 'node:crypto';
import { batchBytes, type Batch } from './batch.js';

const entry = (revision: number) => ({ stream: 'activity-990101101.春耕', revision, text: `{"title":"“备耕”\\n"}`, hash: 'ab'.repeat(32) });
const head = { stream: 'activity-990101101.春耕', revision: 1, hash: 'ab'.repeat(32), signature: 'c2ln' };
const batch: Omit<Batch, 'signature'> = {
  ...{ from: '990101101', to: '990101', epoch: 2, first: 7, entries: [entry(0), entry(1)], heads: [head, head] },
  notaryHead: {
    ...{ node: '990101101', epoch: 2, position: 9, running: 'cd'.repeat(32), streams: {}, streamsHash: 'ef'.repeat(32) },
    ...{ before: '', signedAt: '2026-04-01T02:00:00.000Z', signature: 'c2ln' },
  },
};

describe('what a batch is signed over', () => {
  it.each([
    ['a batch', batch],
    ['one entry', { ...batch, entries: [entry(0)], heads: [head] }],
    ['nothing but a head of the notary', { ...batch, entries: [], heads: [] }],
    ['a greeting', { ...batch, end: 40 }],
    ['nothing', { ...batch, entries: [], heads: [], notaryHead: null }],
  ])('is the digest of %s as one JSON text, which any version of a node can take', (_, signed) => {
    const { from, to, epoch, first, entries, heads, notaryHead, end } = { end: undefined, ...signed };
    const text = JSON.stringify([from, to, epoch, first, entries, heads, notaryHead, ...(end === undefined ? [] : [end])]);
    expect(batchBytes(signed)).toEqual(createHash('sha256').update(text).digest());
  });
});
