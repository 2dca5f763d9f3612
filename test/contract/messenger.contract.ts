import { randomUUID } from 'node:crypto';
import { Refused, type Messenger } from '@tongxin/eventing';

/** How a suite gets at an adapter: one who answers and one who asks, in processes of their own where the adapter knows processes. */
export interface MessengersUnderTest {
  readonly answering: Messenger;
  readonly asking: Messenger;
  /** Resolves when what was answered so far can be asked. */
  settled(): Promise<void>;
  dispose(): Promise<void>;
}

const newSubject = (): string => `tongxin.990101.${randomUUID()}`;

/** What every adapter of Messenger keeps. */
export function describeMessenger(name: string, prepare: () => Promise<MessengersUnderTest>): void {
  describe(`Messenger on ${name}`, () => {
    let under: MessengersUnderTest;

    beforeAll(async () => {
      under = await prepare();
    });
    afterAll(() => under.dispose());

    async function answered(handle: (request: unknown) => Promise<unknown>): Promise<string> {
      const subject = newSubject();
      under.answering.answer(subject, handle);
      await under.settled();
      return subject;
    }

    it('gives each request its answer, both as JSON would carry them', async () => {
      const asked: unknown[] = [];
      const subject = await answered(async (request) => {
        asked.push(request);
        return { hello: request, at: new Date('2026-04-01T02:00:00.000Z') };
      });
      const request = { name: '李', not: undefined };
      expect(await under.asking.request(subject, request)).toEqual({ hello: { name: '李' }, at: '2026-04-01T02:00:00.000Z' });
      expect(asked[0]).not.toBe(request);
      expect(asked).toStrictEqual([{ name: '李' }]);
    });

    it.each([[null], [undefined], [false], [0], [''], ['委员'], [[1, '二']]])('carries %j both ways', async (value) => {
      const subject = await answered(async (request) => request);
      expect(await under.asking.request(subject, value)).toEqual(value);
    });

    it('carries a batch of 256 KiB of text both ways', async () => {
      const batch = { entries: Array.from({ length: 64 }, (_, at) => ({ at, text: JSON.stringify({ said: '同心'.repeat(680) }) })) };
      const subject = await answered(async (request) => request);
      expect(await under.asking.request(subject, batch)).toEqual(batch);
    });

    it('gives many at once each its own answer', async () => {
      const subject = await answered(async (request) => Number(request) * 2);
      const numbers = Array.from({ length: 200 }, (_, at) => at);
      expect(await Promise.all(numbers.map((number) => under.asking.request(subject, number)))).toEqual(numbers.map((one) => one * 2));
    });

    it('lets a refusal travel as it was thrown, with its code and details', async () => {
      const subject = await answered(async () => {
        throw new Refused('note.closed', { id: 'a', unit: '交通局' });
      });
      const refusal = await under.asking.request(subject, {}).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Refused);
      expect(refusal).toMatchObject({ code: 'note.closed', details: { id: 'a', unit: '交通局' } });
    });

    it('lets another error travel as an error that is no refusal', async () => {
      const subject = await answered(async () => {
        throw new TypeError('broken here');
      });
      const error = await under.asking.request(subject, {}).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(Error);
      expect(error).not.toBeInstanceOf(Refused);
      expect(error).toMatchObject({ message: 'broken here' });
    });

    it('says when nobody is there', async () => {
      const subject = newSubject();
      const refusal = await under.asking.request(subject, {}).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(Refused);
      expect(refusal).toMatchObject({ code: 'messaging.nobody-there', details: { subject } });
    });

    it('lets the last who answers a subject answer it, as after a restart', async () => {
      const subject = await answered(async () => 'first');
      under.answering.answer(subject, async () => 'second');
      await under.settled();
      expect(await under.asking.request(subject, null)).toBe('second');
    });

    it('lets an answerer ask in turn', async () => {
      const inner = await answered(async (request) => `${String(request)}!`);
      const outer = await answered(async (request) => under.asking.request(inner, request));
      expect(await under.asking.request(outer, 'hello')).toBe('hello!');
    });
  });
}
