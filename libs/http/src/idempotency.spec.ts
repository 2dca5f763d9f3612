import { Refused } from '@tongxin/eventing';
import { HandClock } from '../../access/src/testing/hand-clock.js';
import { MemoryRecords } from '../../access/src/testing/memory-records.js';
import { IdempotentAnswers, type FirstAnswer } from './idempotency.js';

const answer = (revision: number): FirstAnswer => ({
  status: 200,
  body: { id: 'n1', stream: 'note-a.n1', revision, position: 9, events: [] },
});

function house() {
  const records = new MemoryRecords();
  const clock = new HandClock('2026-04-01T00:00:00.000Z');
  return { records, clock, answers: new IdempotentAnswers(records, clock) };
}

describe('first answers', () => {
  it('are given again by another process', async () => {
    const { records, clock, answers } = house();
    await answers.once('wang@a', 'k', ['amend', 'n1'], async () => answer(4));
    const again = await new IdempotentAnswers(records, clock).once('wang@a', 'k', ['amend', 'n1'], async () => answer(5));
    expect(again).toEqual({ answer: answer(4), again: true });
  });

  it('are asked for once more when the process died before keeping one, and for the same request only', async () => {
    const { records, clock, answers } = house();
    void answers.once('wang@a', 'k', ['amend', 'n1'], () => new Promise(() => undefined));
    await new Promise(setImmediate);
    const next = new IdempotentAnswers(records, clock);
    await expect(next.once('wang@a', 'k', ['amend', 'n2'], async () => answer(5))).rejects.toThrow('http.idempotency-key-reused');
    expect(await next.once('wang@a', 'k', ['amend', 'n1'], async () => answer(4))).toEqual({ answer: answer(4), again: false });
  });

  it('leave the key free after a refusal and taken after a failure', async () => {
    const { answers } = house();
    const refuse = () => Promise.reject(new Refused('note.full'));
    const fail = () => Promise.reject(new Error('disk full'));
    await expect(answers.once('wang@a', 'k', ['one'], refuse)).rejects.toThrow('note.full');
    await expect(answers.once('wang@a', 'k', ['other'], fail)).rejects.toThrow('disk full');
    await expect(answers.once('wang@a', 'k', ['third'], async () => answer(1))).rejects.toThrow('http.idempotency-key-reused');
    expect(await answers.once('wang@a', 'k', ['other'], async () => answer(1))).toMatchObject({ again: false });
  });

  it('are kept a week and forgotten after eight days', async () => {
    const { records, clock, answers } = house();
    await answers.once('wang@a', 'old', ['one'], async () => answer(1));
    clock.forward(7 * 24 * 60);
    await answers.once('wang@a', 'new', ['one'], async () => answer(2));
    expect(await answers.sweep()).toBe(0);
    clock.forward(24 * 60 + 1);
    expect(await answers.sweep()).toBe(1);
    expect(await records.list('idempotency')).toHaveLength(1);
  });

  it('are swept in pages', async () => {
    const { records, clock, answers } = house();
    const kept = Array.from({ length: 1200 }, (_none, index) => [`k${index}`, { fingerprint: '', at: clock.now() }] as const);
    await records.put('idempotency', Object.fromEntries(kept));
    clock.forward(9 * 24 * 60);
    expect(await answers.sweep()).toBe(1200);
  });
});
