import type { SealedRecord } from '@tongxin/eventing';
import { OutboxLog } from './outbox-log.js';

const recordAt = (position: number, stream: string): SealedRecord => ({
  position,
  stream,
  storedAt: '2026-04-01T02:00:00.000Z',
  revision: position,
  text: '{}',
  hash: new Uint8Array(32),
});

/** A log of so many events, every tenth the node's own, that counts how often it is read. */
class CountedLog {
  reads = 0;
  isBroken = false;

  constructor(public events: number) {}

  async readSealed(after: number, limit = 500): Promise<readonly SealedRecord[]> {
    this.reads += 1;
    if (this.isBroken) throw new Error('disk');
    const count = Math.max(0, Math.min(limit, this.events - after));
    return Array.from({ length: count }, (_, at) =>
      recordAt(after + at + 1, `activity-${(after + at) % 10 === 0 ? '990101' : '990101101'}.a`),
    );
  }

  async readStreamSealed(): Promise<readonly SealedRecord[]> {
    return [];
  }
}

async function walked(log: OutboxLog, from: number): Promise<number[]> {
  const positions: number[] = [];
  for (let page = await log.after(from); page.length > 0; page = await log.after(positions.at(-1) ?? from))
    positions.push(...page.map(({ record }) => record.position));
  return positions;
}

const upTo = (first: number, last: number): number[] => Array.from({ length: last - first + 1 }, (_, at) => first + at);

describe('the log as outboxes walk it', () => {
  it('is read once, however many walk it side by side', async () => {
    const store = new CountedLog(1_200);
    const log = new OutboxLog('990101', store);
    const all = await Promise.all(Array.from({ length: 40 }, () => walked(log, 0)));
    for (const one of all) expect(one).toEqual(upTo(1, 1_200));
    // Three pages, and a look behind the last for each that came to it.
    expect(store.reads).toBeLessThanOrEqual(3 + 40);
  });

  it('is whole from wherever somebody begins, though others read elsewhere', async () => {
    const log = new OutboxLog('990101', new CountedLog(1_200));
    const [first, amid, end] = await Promise.all([walked(log, 0), walked(log, 733), walked(log, 1_200)]);
    expect([first, amid, end]).toEqual([upTo(1, 1_200), upTo(734, 1_200), []]);
  });

  it('goes on with what was appended since', async () => {
    const store = new CountedLog(10);
    const log = new OutboxLog('990101', store);
    expect(await walked(log, 0)).toEqual(upTo(1, 10));
    store.events = 12;
    expect(await walked(log, 10)).toEqual([11, 12]);
  });

  it('tells whose a stream is', async () => {
    const [own, foreign] = await new OutboxLog('990101', new CountedLog(2)).after(0);
    expect([own?.isOwn, foreign?.isOwn, own?.category]).toEqual([true, false, 'activity']);
  });

  it('is read anew after an error', async () => {
    const store = new CountedLog(3);
    const log = new OutboxLog('990101', store);
    store.isBroken = true;
    await expect(log.after(0)).rejects.toThrow('disk');
    store.isBroken = false;
    expect(await walked(log, 0)).toEqual([1, 2, 3]);
  });
});
