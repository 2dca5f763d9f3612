import { closedAfterwards, Openings } from './openings.js';

describe('what was opened', () => {
  const closed: string[] = [];
  let openings: Openings;
  beforeEach(() => {
    closed.length = 0;
    openings = new Openings();
  });
  const thing = (name: string) => ({ close: () => Promise.resolve(closed.push(name)) });

  it('is handed on, and closed once, the newest first', async () => {
    const first = thing('first');
    expect(await openings.take(Promise.resolve(first))).toBe(first);
    await openings.take(Promise.resolve(thing('second')));
    await openings.close();
    await openings.close();
    expect(closed).toEqual(['second', 'first']);
  });

  it('is closed beside what could not be opened', async () => {
    await openings.take(Promise.resolve(thing('county')));
    await expect(openings.take(Promise.reject(new Error('no browser')))).rejects.toThrow('no browser');
    await openings.close();
    expect(closed).toEqual(['county']);
  });

  it('is closed though nobody waited until it was open', async () => {
    const opening = Promise.withResolvers<ReturnType<typeof thing>>();
    void openings.take(opening.promise);
    const closing = openings.close();
    opening.resolve(thing('late'));
    await closing;
    expect(closed).toEqual(['late']);
  });

  it('is closed though another cannot be, which is told', async () => {
    await openings.take(Promise.resolve(thing('county')));
    await openings.take(Promise.resolve({ close: () => Promise.reject(new Error('browser is gone')) }));
    await expect(openings.close()).rejects.toThrow('browser is gone');
    expect(closed).toEqual(['county']);
  });
});

describe('a group of tests', () => {
  const closed: string[] = [];

  describe('with something open', () => {
    const taken = closedAfterwards();
    it('leaves it open meanwhile', async () => {
      await taken(Promise.resolve({ close: () => closed.push('done') }));
      expect(closed).toEqual([]);
    });
  });

  it('is followed by its closing', () => expect(closed).toEqual(['done']));
});
