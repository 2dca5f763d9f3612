import { randomUUID } from 'node:crypto';
import { NO_STREAM, type EventStore, type RecordedEvent } from '@tongxin/eventing';
import { dataOf, idsOf, newEvent, newEvents, newStream, type SetClock } from './contract-events.js';

export interface LogUnderTest {
  readonly store: EventStore;
  readonly clock: SetClock;
  readonly clockIsOurs: boolean;
}

/** Reads on with one kind of page until the end of the log. */
export async function readToEnd(
  store: Pick<EventStore, 'readLog'>,
  after: number,
  options: { categories?: readonly string[]; limit?: number },
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = [];
  for (let position = after; ;) {
    const page = await store.readLog(position, options);
    if (page.position === position) return events;
    expect(page.position).toBeGreaterThan(position);
    for (const event of page.events) expect(event.position).toBeLessThanOrEqual(page.position);
    events.push(...page.events);
    position = page.position;
  }
}

/** The part of the EventStore's contract that is about the log as a whole. */
export function describeEventLog(under: () => LogUnderTest): void {
  const append = async (stream: string, count: number): Promise<string[]> => {
    const events = newEvents(stream, count);
    await under().store.append(stream, NO_STREAM, events);
    return idsOf(events);
  };

  describe('log', () => {
    it('is in the order of the appends, after a position', async () => {
      const { store } = under();
      const before = await store.head();
      const ids = [...(await append(newStream(), 2)), ...(await append(newStream(), 1)), ...(await append(newStream(), 2))];
      const { events, position } = await store.readLog(before);
      expect(idsOf(events)).toEqual(ids);
      expect(position).toBe(await store.head());
      const positions = events.map((event) => event.position);
      expect(positions).toEqual([...positions].sort((one, other) => one - other));
      expect(idsOf((await store.readLog(positions[2])).events)).toEqual(ids.slice(3));
    });

    it('has nothing after its head, and the position stays', async () => {
      const { store } = under();
      const head = await store.head();
      expect(await store.readLog(head)).toEqual({ events: [], position: head });
      expect(await store.readSealed(head)).toEqual([]);
    });

    it('is the same whatever the size of the pages', async () => {
      const { store } = under();
      const before = await store.head();
      for (let at = 0; at < 5; at += 1) await append(newStream(), 3);
      const whole = await readToEnd(store, before, {});
      for (const limit of [1, 2, 4, 15, 100]) expect(await readToEnd(store, before, { limit })).toEqual(whole);
    });

    it('gives the categories asked for alone, and moves over the others', async () => {
      const { store } = under();
      const before = await store.head();
      const [wanted, other] = [`w${randomUUID().replaceAll('-', '')}`, `o${randomUUID().replaceAll('-', '')}`];
      const ids: string[] = [];
      for (const category of [other, wanted, other, wanted, other, other]) {
        const some = await append(newStream(category), 2);
        if (category === wanted) ids.push(...some);
      }
      for (const limit of [1, 3, 100]) expect(idsOf(await readToEnd(store, before, { categories: [wanted], limit }))).toEqual(ids);
      expect(await readToEnd(store, before, { categories: [wanted, other] })).toHaveLength(12);
      expect((await readToEnd(store, before, { categories: [`none${wanted}`] })).length).toBe(0);
      expect((await store.readLog(before, { categories: [`none${wanted}`] })).position).toBe(await store.head());
    });

    it('does not take a category for another that begins like it', async () => {
      const { store } = under();
      const before = await store.head();
      const ids = await append(newStream('plan'), 1);
      await append(newStream('planning'), 1);
      expect(idsOf(await readToEnd(store, before, { categories: ['plan'] }))).toEqual(ids);
    });

    it('reads sealed what it reads parsed', async () => {
      const { store } = under();
      const before = await store.head();
      await append(newStream(), 3);
      await append(newStream(), 2);
      const sealed = await store.readSealed(before);
      const parsed = sealed.map(({ position, storedAt, revision, text }) => ({
        ...(JSON.parse(text) as object),
        position,
        storedAt,
        revision,
      }));
      expect(parsed).toEqual((await store.readLog(before)).events);
      expect(sealed.map(({ stream }) => stream)).toEqual((await store.readLog(before)).events.map(({ stream }) => stream));
      expect(await store.readSealed(before, 2)).toEqual(sealed.slice(0, 2));
      expect(await store.readStreamSealed(sealed[0].stream)).toEqual(sealed.slice(0, 3));
    });
  });

  describe('instants', () => {
    it('never go back, whatever the clock does', async () => {
      const { store, clock } = under();
      const before = await store.head();
      for (const instant of ['2027-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z', '2027-01-01T00:00:00.001Z']) {
        clock.set(instant);
        await append(newStream(), 1);
      }
      const instants = (await store.readLog(before)).events.map(({ storedAt }) => storedAt);
      expect(instants).toEqual([...instants].sort());
    });

    it('lead to the last event stored by then', async () => {
      const { store, clock, clockIsOurs } = under();
      const first = (await store.read(await withOne(store)))[0];
      if (clockIsOurs) clock.set(new Date(Date.parse(first.storedAt) + 60_000).toISOString());
      await append(newStream(), 2);
      const head = await store.head();
      const last = (await store.readLog(first.position)).events.at(-1)!;
      expect(await store.positionAt('1970-01-01T00:00:00.000Z')).toBe(0);
      expect(await store.positionAt(last.storedAt)).toBe(head);
      expect(await store.positionAt('9999-12-31T23:59:59.999Z')).toBe(head);
      if (!clockIsOurs) return;
      expect(await store.positionAt(first.storedAt)).toBe(first.position);
      expect(await store.positionAt(new Date(Date.parse(first.storedAt) + 59_999).toISOString())).toBe(first.position);
    });

    it('lead to the last of each of many events', async () => {
      const { store, clock, clockIsOurs } = under();
      if (!clockIsOurs) return;
      const start = Date.parse((await store.read(await withOne(store)))[0].storedAt);
      const expected = new Map<string, number>();
      for (let at = 1; at <= 20; at += 1) {
        const instant = new Date(start + at * 10).toISOString();
        clock.set(instant);
        await append(newStream(), (at % 3) + 1);
        expected.set(instant, await store.head());
      }
      for (const [instant, position] of expected) expect(await store.positionAt(instant)).toBe(position);
    });

    it('that are none are a mistake of the program', async () => {
      await expect(under().store.positionAt('yesterday')).rejects.toThrow();
    });
  });

  describe('listeners', () => {
    it('are told the head once events can be read, until they are taken off', async () => {
      const { store } = under();
      const told = new Promise<{ head: number; seen: unknown[] }>((resolve) => {
        const stop = store.onAppended((head) => {
          stop();
          void store.read(stream).then((events) => resolve({ head, seen: dataOf(events) }));
        });
      });
      const stream = newStream();
      const { position } = await store.append(stream, NO_STREAM, [newEvent(stream, { said: 'once' })]);
      expect(await told).toEqual({ head: position, seen: [{ said: 'once' }] });
    });

    it('are not told of refused or repeated appends, nor after they are taken off', async () => {
      const { store } = under();
      const heads: number[] = [];
      const stream = newStream();
      const events = newEvents(stream, 1);
      await store.append(stream, NO_STREAM, events);
      await toldOf(store);
      const stop = store.onAppended((head) => heads.push(head));
      await store.append(stream, NO_STREAM, events);
      await store.append(stream, NO_STREAM, newEvents(stream, 1)).catch(() => undefined);
      const last = await toldOf(store);
      expect(heads).toEqual([last]);
      stop();
      await toldOf(store);
      expect(heads).toEqual([last]);
    });
  });
}

async function withOne(store: EventStore): Promise<string> {
  const stream = newStream();
  await store.append(stream, NO_STREAM, newEvents(stream, 1));
  return stream;
}

/** Appends one event and waits until listeners were told of it. */
async function toldOf(store: EventStore): Promise<number> {
  const told = new Promise<number>((resolve) => {
    const stop = store.onAppended((head) => {
      stop();
      resolve(head);
    });
  });
  await withOne(store);
  return told;
}
