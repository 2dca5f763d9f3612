import fc from 'fast-check';
import { NO_STREAM, RevisionConflict, type Clock, type EventStore } from '@tongxin/eventing';
import { anyText } from './any-text.js';
import { chainOf, dataOf, hex, idsOf, newEvent, newEvents, newStream, SetClock } from './contract-events.js';
import { describeEventLog } from './event-log.contract.js';

/** How a suite gets at an adapter. `open` again after `close` finds what was written before. */
export interface EventStoreUnderTest {
  open(clock: Clock): Promise<EventStore>;
  /** Whether `storedAt` is this process's clock or the server's. */
  readonly clock: 'ours' | 'server';
  dispose(): Promise<void>;
}

/** What every adapter of EventStore keeps. */
export function describeEventStore(name: string, prepare: () => EventStoreUnderTest): void {
  describe(`EventStore on ${name}`, () => {
    let under: EventStoreUnderTest;
    let store: EventStore;
    const clock = new SetClock();

    beforeAll(async () => {
      under = prepare();
      store = await under.open(clock);
    });
    afterAll(async () => {
      await store.close();
      await under.dispose();
    });

    const conflictOf = async (append: Promise<unknown>): Promise<RevisionConflict> => {
      const error: unknown = await append.then(
        () => 'no conflict',
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(RevisionConflict);
      return error as RevisionConflict;
    };

    describe('append', () => {
      it('starts a stream at revision 0 and gives back what was put in', async () => {
        const stream = newStream();
        const event = newEvent(stream, { title: '春耕备耕调研' });
        const appended = await store.append(stream, NO_STREAM, [event]);
        expect(appended).toEqual({ position: await store.head(), revision: 0, repeated: false });
        const { position, storedAt, revision, ...envelope } = (await store.read(stream))[0];
        expect(envelope).toEqual(JSON.parse(event.text));
        expect({ position, revision }).toEqual({ position: appended.position, revision: 0 });
        expect(new Date(storedAt).toISOString()).toBe(storedAt);
      });

      it('numbers the events of a stream without gaps', async () => {
        const stream = newStream();
        expect(await store.append(stream, NO_STREAM, newEvents(stream, 2))).toMatchObject({ revision: 1 });
        expect(await store.append(stream, 1, newEvents(stream, 3))).toMatchObject({ revision: 4 });
        expect((await store.read(stream)).map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4]);
        expect((await store.read(stream, 3)).map(({ revision }) => revision)).toEqual([3, 4]);
        expect(await store.read(stream, 5)).toEqual([]);
      });

      it('reads a stream that is not there as empty', async () => {
        expect(await store.read(newStream())).toEqual([]);
        expect(await store.readStreamSealed(newStream())).toEqual([]);
      });

      it('refuses to start a stream that is there, and tells where it is', async () => {
        const stream = newStream();
        await store.append(stream, NO_STREAM, newEvents(stream, 2));
        expect(await conflictOf(store.append(stream, NO_STREAM, newEvents(stream, 1)))).toMatchObject({
          stream,
          expected: NO_STREAM,
          actual: 1,
        });
      });

      it('refuses to go on from a revision that is not there yet', async () => {
        const stream = newStream();
        expect(await conflictOf(store.append(stream, 4, newEvents(stream, 1)))).toMatchObject({ expected: 4, actual: NO_STREAM });
        await store.append(stream, NO_STREAM, newEvents(stream, 1));
        expect(await conflictOf(store.append(stream, 1, newEvents(stream, 1)))).toMatchObject({ expected: 1, actual: 0 });
      });

      it('writes none of the events of a refused append', async () => {
        const stream = newStream();
        const [first] = newEvents(stream, 1);
        await store.append(stream, NO_STREAM, [first]);
        const head = await store.head();
        await conflictOf(store.append(stream, NO_STREAM, newEvents(stream, 5)));
        expect(await store.head()).toBe(head);
        expect(idsOf(await store.read(stream))).toEqual([first.id]);
      });

      it('refuses an append of nothing as a mistake of the program', async () => {
        await expect(store.append(newStream(), NO_STREAM, [])).rejects.toThrow();
      });

      it('lets one of twenty writers through for each revision', async () => {
        const stream = newStream();
        const rounds = [NO_STREAM, 0, 1];
        for (const expected of rounds) {
          const writers = Array.from({ length: 20 }, (_, writer) => store.append(stream, expected, [newEvent(stream, { writer })]));
          const answers = await Promise.allSettled(writers);
          expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
          for (const answer of answers) if (answer.status === 'rejected') expect(answer.reason).toBeInstanceOf(RevisionConflict);
        }
        expect(await store.read(stream)).toHaveLength(rounds.length);
      });

      it('lets an append build on one that is still under way', async () => {
        const stream = newStream();
        const events = newEvents(stream, 3);
        const answers = await Promise.all(events.map((event, at) => store.append(stream, at - 1, [event])));
        expect(answers.map(({ revision }) => revision)).toEqual([0, 1, 2]);
        expect(idsOf(await store.read(stream))).toEqual(idsOf(events));
      });

      it('keeps the appends beside a refused one', async () => {
        const [taken, one, other] = [newStream(), newStream(), newStream()];
        await store.append(taken, NO_STREAM, newEvents(taken, 1));
        const answers = await Promise.allSettled([
          store.append(one, NO_STREAM, newEvents(one, 1)),
          store.append(taken, NO_STREAM, newEvents(taken, 1)),
          store.append(other, NO_STREAM, newEvents(other, 1)),
        ]);
        expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
        expect([...(await store.read(one)), ...(await store.read(other))]).toHaveLength(2);
      });
    });

    describe('append in order', () => {
      it('writes appends to several streams in the order given, one building on another', async () => {
        const [one, other] = [newStream(), newStream()];
        const [first, second, third] = [newEvents(one, 2), newEvents(other, 1), newEvents(one, 1)];
        const before = await store.head();
        await store.appendInOrder([
          { stream: one, expectedRevision: NO_STREAM, events: first },
          { stream: other, expectedRevision: NO_STREAM, events: second },
          { stream: one, expectedRevision: 1, events: third },
        ]);
        expect(idsOf((await store.readLog(before)).events)).toEqual(idsOf([...first, ...second, ...third]));
      });

      it('stops at the first that does not fit', async () => {
        const [one, taken, other] = [newStream(), newStream(), newStream()];
        await store.append(taken, NO_STREAM, newEvents(taken, 1));
        const appends = [one, taken, other].map((stream) => ({ stream, expectedRevision: NO_STREAM, events: newEvents(stream, 1) }));
        expect(await conflictOf(store.appendInOrder(appends))).toMatchObject({ stream: taken, expected: NO_STREAM, actual: 0 });
        expect([await store.read(one), await store.read(taken), await store.read(other)].map(({ length }) => length)).toEqual([1, 1, 0]);
      });

      it('writes what stands there already no second time', async () => {
        const [one, other] = [newStream(), newStream()];
        const appends = [one, other].map((stream) => ({ stream, expectedRevision: NO_STREAM, events: newEvents(stream, 2) }));
        await store.appendInOrder(appends.slice(0, 1));
        await store.appendInOrder(appends);
        await store.appendInOrder(appends);
        expect([...(await store.read(one)), ...(await store.read(other))]).toHaveLength(4);
      });

      it('does nothing for no appends, and refuses one of no events as a mistake of the program', async () => {
        const head = await store.head();
        await store.appendInOrder([]);
        await expect(store.appendInOrder([{ stream: newStream(), expectedRevision: NO_STREAM, events: [] }])).rejects.toThrow('no events');
        expect(await store.head()).toBe(head);
      });
    });

    describe('append once more', () => {
      it('answers the same events at the same revisions with the first answer', async () => {
        const stream = newStream();
        const events = newEvents(stream, 3);
        const first = await store.append(stream, NO_STREAM, events);
        const head = await store.head();
        expect(await store.append(stream, NO_STREAM, events)).toEqual({ ...first, repeated: true });
        expect(await store.head()).toBe(head);
        expect(idsOf(await store.read(stream))).toEqual(idsOf(events));
      });

      it('still does after more events', async () => {
        const stream = newStream();
        const [early, late] = [newEvents(stream, 2), newEvents(stream, 2)];
        const first = await store.append(stream, NO_STREAM, early);
        const second = await store.append(stream, 1, late);
        await store.append(stream, 3, newEvents(stream, 1));
        expect(await store.append(stream, NO_STREAM, early)).toEqual({ ...first, repeated: true });
        expect(await store.append(stream, 1, late)).toEqual({ ...second, repeated: true });
        expect(await store.read(stream)).toHaveLength(5);
      });

      it('answers both when the same append is sent twice at a time', async () => {
        const stream = newStream();
        const events = newEvents(stream, 2);
        const answers = await Promise.all([store.append(stream, NO_STREAM, events), store.append(stream, NO_STREAM, events)]);
        expect(answers.map(({ repeated }) => repeated).sort()).toEqual([false, true]);
        expect(new Set(answers.map(({ position, revision }) => `${position}/${revision}`)).size).toBe(1);
        expect(await store.read(stream)).toHaveLength(2);
      });

      it('refuses when only some of the events stand there', async () => {
        const stream = newStream();
        const [one, two, three] = newEvents(stream, 3);
        await store.append(stream, NO_STREAM, [one, two]);
        await conflictOf(store.append(stream, NO_STREAM, [one, three]));
        await conflictOf(store.append(stream, NO_STREAM, [one, two, three]));
        await conflictOf(store.append(stream, 0, [two, three]));
        expect(idsOf(await store.read(stream))).toEqual(idsOf([one, two]));
      });

      it('refuses the same events in another order or elsewhere in the stream', async () => {
        const stream = newStream();
        const [one, two, three] = newEvents(stream, 3);
        await store.append(stream, NO_STREAM, [one, two, three]);
        await conflictOf(store.append(stream, NO_STREAM, [two, one]));
        await conflictOf(store.append(stream, 0, [one, two]));
      });

      it('leaves any mixture of first, repeated and refused appends with one history', async () => {
        await fc.assert(
          fc.asyncProperty(
            fc.array(fc.record({ at: fc.nat(6), size: fc.integer({ min: 1, max: 3 }), repeat: fc.boolean() })),
            async (steps) => {
              const stream = newStream();
              const history: string[] = [];
              for (const { at, size, repeat } of steps) {
                const expected = Math.min(at, history.length) - 1;
                const known = history.slice(expected + 1, expected + 1 + size);
                const repeats = repeat && known.length === size;
                const events = repeats ? known.map((id) => withId(stream, id)) : newEvents(stream, size);
                const answer = await store.append(stream, expected, events).catch((error: unknown) => error);
                if (repeats) expect(answer).toMatchObject({ repeated: true, revision: expected + size });
                else if (expected === history.length - 1) history.push(...idsOf(events));
                else expect(answer).toBeInstanceOf(RevisionConflict);
              }
              expect(idsOf(await store.read(stream))).toEqual(history);
            },
          ),
          { numRuns: 25 },
        );
      });
    });

    describe('text', () => {
      const texts = [
        ['Chinese beyond GBK, from the supplementary planes', '𠮷𡈽𪚥龘囍〇'],
        ['the marks of official documents', '〔2026〕12号　（一）①②③《条例》“十四五”——…'],
        ['emoji and joined emoji', '😀👩‍👩‍👧🇨🇳'],
        ['quotes, escapes and control characters', '"\\\u0000\u0001\n\r\t\u2028\u2029'],
        ['half a character', '\ud83d'],
      ] as const;

      it.each(texts)('keeps %s to the byte', async (_, text) => {
        const stream = newStream();
        const event = newEvent(stream, { text });
        await store.append(stream, NO_STREAM, [event]);
        expect(dataOf(await store.read(stream))).toEqual([{ text }]);
        expect((await store.readStreamSealed(stream))[0]?.text).toBe(event.text);
      });

      it('keeps any text to the byte', async () => {
        const stream = newStream();
        let revision = NO_STREAM;
        const any = anyText({ maxLength: 200 });
        await fc.assert(
          fc.asyncProperty(any, any, async (key, value) => {
            const event = newEvent(stream, { [`k${key}`]: value });
            revision = (await store.append(stream, revision, [event])).revision;
            expect((await store.readStreamSealed(stream, revision))[0]?.text).toBe(event.text);
          }),
          { numRuns: 50 },
        );
      });

      it('keeps an event of a million characters', async () => {
        const stream = newStream();
        const text = '政协'.repeat(500_000);
        await store.append(stream, NO_STREAM, [newEvent(stream, { text })]);
        expect(dataOf(await store.read(stream))).toEqual([{ text }]);
      });

      it('keeps streams with ids in Chinese, with dashes and dots, apart', async () => {
        const names = ['县-2026.第一号', '县-2026.第二号', '县-2026'].map((id) => `${newStream()}.${id}`);
        for (const name of names) await store.append(name, NO_STREAM, [newEvent(name, { name })]);
        for (const name of names) expect(dataOf(await store.read(name))).toEqual([{ name }]);
      });
    });

    describe('chain of hashes', () => {
      it('covers the hash before and the bytes of the envelope, from 32 zero bytes on', async () => {
        const stream = newStream();
        const events = [newEvent(stream, { text: '同心😀' }), ...newEvents(stream, 3), newEvent(stream, { text: '心'.repeat(20_000) })];
        await store.append(stream, NO_STREAM, events.slice(0, 2));
        await store.append(stream, 1, events.slice(2));
        const records = await store.readStreamSealed(stream);
        expect(records.map(({ hash }) => hex(hash))).toEqual(chainOf(events.map(({ text }) => text)));
        expect((await store.readStreamSealed(stream, 3)).map(({ hash }) => hex(hash))).toEqual(
          records.slice(3).map(({ hash }) => hex(hash)),
        );
      });
    });

    describe('close', () => {
      it('waits for what is in flight, and everything is there after the next open', async () => {
        const own = prepare();
        const first = await own.open(clock);
        const stream = newStream();
        const events = newEvents(stream, 3);
        const appending = first.append(stream, NO_STREAM, events.slice(0, 2));
        await first.close();
        const answer = await appending;
        await expect(first.append(stream, 1, events.slice(2))).rejects.toThrow();

        const second = await own.open(clock);
        expect(await second.head()).toBeGreaterThanOrEqual(answer.position);
        expect(await second.append(stream, NO_STREAM, events.slice(0, 2))).toEqual({ ...answer, repeated: true });
        await second.append(stream, 1, events.slice(2));
        const records = await second.readStreamSealed(stream);
        expect(records.map(({ hash }) => hex(hash))).toEqual(chainOf(events.map(({ text }) => text)));
        await second.close();
        await own.dispose();
      });
    });

    describeEventLog(() => ({ store, clock, clockIsOurs: under.clock === 'ours' }));
  });
}

function withId(stream: string, id: string): ReturnType<typeof newEvent> {
  return { id, text: newEvent(stream).text };
}
