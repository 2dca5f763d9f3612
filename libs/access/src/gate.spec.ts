import { Gate } from './gate.js';

describe('the gate before costly work', () => {
  it('lets two in, two wait and turns the fifth away', async () => {
    const gate = new Gate(2, 2);
    let [inside, most] = [0, 0];
    const work = async (): Promise<string> => {
      most = Math.max(most, (inside += 1));
      await new Promise(setImmediate);
      inside -= 1;
      return 'done';
    };
    const all = await Promise.allSettled([1, 2, 3, 4, 5].map(() => gate.pass(work)));
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
    expect(all[4]).toMatchObject({ reason: { code: 'access.busy' } });
    expect(most).toBe(2);
    expect(await gate.pass(work)).toBe('done');
  });

  it('gives the place back when the work fails', async () => {
    const gate = new Gate(1, 0);
    await expect(gate.pass(() => Promise.reject(new Error('no memory')))).rejects.toThrow('no memory');
    expect(await gate.pass(() => Promise.resolve('done'))).toBe('done');
  });
});
