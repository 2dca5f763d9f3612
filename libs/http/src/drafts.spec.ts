import type { Caller } from '@tongxin/access';
import { HandClock } from '../../access/src/testing/hand-clock.js';
import { MemoryRecords } from '../../access/src/testing/memory-records.js';
import { Drafts, NO_DRAFT } from './drafts.js';

const li: Caller = { account: 'li', node: '990101101', roles: ['clerk'] };
const wang: Caller = { account: 'wang', node: '990101101', roles: ['township-lead'] };
const newDrafts = (): Drafts => new Drafts(new MemoryRecords(), new HandClock('2026-04-01T00:00:00.000Z'));

describe('drafts', () => {
  it('are saved whole, again and again, by whoever is let in', async () => {
    const drafts = newDrafts();
    await drafts.save('filing', 'd1', { title: '小结' }, { by: li, expected: NO_DRAFT });
    const saved = await drafts.save('filing', 'd1', { title: '半年小结' }, { by: wang, expected: 0 });
    const whole = { id: 'd1', startedBy: 'li@990101101', revision: 1, savedAt: '2026-04-01T00:00:00.000Z', savedBy: 'wang@990101101' };
    expect(saved).toEqual({ ...whole, content: { title: '半年小结' } });
    expect(await drafts.get('filing', 'd1')).toEqual(saved);
    expect(await drafts.get('proposal', 'd1')).toBeUndefined();
  });
  it('tell who saved in the meantime, and take the same content again', async () => {
    const drafts = newDrafts();
    await drafts.save('filing', 'd1', { title: '小结' }, { by: li });
    const late = drafts.save('filing', 'd1', { title: '总结' }, { by: wang, expected: NO_DRAFT });
    const details = { actual: 0, savedBy: 'li@990101101', savedAt: '2026-04-01T00:00:00.000Z' };
    await expect(late).rejects.toMatchObject({ code: 'draft.changed', details });
    expect((await drafts.save('filing', 'd1', { title: '小结' }, { by: wang, expected: NO_DRAFT })).revision).toBe(0);
  });
  it('let one of two first savings win', async () => {
    const drafts = newDrafts();
    const both = [li, wang].map((by) => drafts.save('filing', 'd1', { title: by.account }, { by, expected: NO_DRAFT }));
    expect((await Promise.allSettled(both)).map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  });
  it('come page by page, and are gone when discarded', async () => {
    const drafts = newDrafts();
    for (const id of ['c', 'a', 'b']) await drafts.save('proposal', id, {}, { by: li });
    const first = await drafts.list('proposal', { limit: 2 });
    expect([first.items.map(({ id }) => id), first.next]).toEqual([['a', 'b'], 'b']);
    await drafts.discard('proposal', 'a');
    await drafts.discard('proposal', 'a');
    expect(await drafts.list('proposal', { after: 'b' })).toMatchObject({ items: [{ id: 'c' }] });
    expect(await drafts.get('proposal', 'a')).toBeUndefined();
  });
});
