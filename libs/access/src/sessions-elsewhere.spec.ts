import { Refused } from '@tongxin/eventing';
import { Accounts } from './accounts.js';
import { NodeKeys } from './node-keys.js';
import { SessionsElsewhere } from './sessions-elsewhere.js';
import { Sessions } from './sessions.js';
import { HandClock } from './testing/hand-clock.js';
import { MemoryRecords } from './testing/memory-records.js';
import { TokenReader } from './token-reader.js';

const clerk = { account: 'wang', node: 'a', roles: ['clerk'] };

/** Where the accounts of node `a` are, and a service of the same node that has none; `away` when the two cannot speak. */
async function services() {
  const clock = new HandClock('2026-04-01T00:00:00.000Z');
  const keys = await NodeKeys.ephemeral();
  const records = new MemoryRecords();
  const accounts = new Accounts(records, clock, { N: 16, r: 1, p: 1 });
  const { account } = await accounts.create({ name: 'wang', displayName: '王干事', roles: ['clerk'] }, 'ten-letters-at-least');
  const sessions = new Sessions('a', keys, () => undefined, accounts, records, clock);
  let held: Promise<unknown> = Promise.resolve();
  let answered = (): void => undefined;
  const line = {
    away: false,
    asked: 0,
    /** Keeps the next answer back until it is released; `asked` resolves once it has been given. */
    holdNext() {
      const next = Promise.withResolvers<undefined>();
      const given = Promise.withResolvers<undefined>();
      held = next.promise;
      answered = () => given.resolve(undefined);
      return { asked: given.promise, release: () => next.resolve(undefined) };
    },
  };
  const over = async <T>(ask: () => Promise<T>): Promise<T> => {
    line.asked += 1;
    if (line.away) throw new Refused('messaging.nobody-there');
    const answer = await ask();
    answered();
    await held;
    return answer;
  };
  const there = {
    verify: (token: string) => over(() => sessions.verify(token)),
    renew: (token: string) => over(() => sessions.renew(token)),
  };
  const reader = new TokenReader(async (node) => (node === 'a' ? keys.publicKey : undefined), clock);
  return { clock, accounts, sessions, account, line, elsewhere: new SessionsElsewhere('a', reader, there) };
}

describe('sessions of a service without accounts', () => {
  it('vouch for whom the accounts vouch, asking once in ten seconds', async () => {
    const { clock, sessions, account, line, elsewhere } = await services();
    const token = await sessions.open(account);
    expect(await elsewhere.verify(token)).toEqual(clerk);
    expect(await elsewhere.verify(token)).toEqual(clerk);
    expect(line.asked).toBe(1);
    clock.forward(1);
    await elsewhere.verify(token);
    expect(line.asked).toBe(2);
  });

  it('end at once when they are told so, and those of other accounts go on unasked', async () => {
    const { accounts, sessions, account, line, elsewhere } = await services();
    const { account: other } = await accounts.create({ name: 'li', displayName: '李干事', roles: ['clerk'] }, 'ten-letters-at-least');
    const [token, others] = [await sessions.open(account), await sessions.open(other)];
    await elsewhere.verify(token);
    await elsewhere.verify(others);
    await sessions.end(token);
    elsewhere.forget('wang');
    await expect(elsewhere.verify(token)).rejects.toMatchObject({ code: 'access.session-expired' });
    const { asked } = line;
    expect(await elsewhere.verify(others)).toEqual({ ...clerk, account: 'li' });
    expect(line.asked).toBe(asked);
  });

  it('believe no answer that was given before the end and came after the word of it', async () => {
    const { sessions, account, line, elsewhere } = await services();
    const token = await sessions.open(account);
    const late = line.holdNext();
    const verified = elsewhere.verify(token);
    await late.asked;
    await sessions.end(token);
    elsewhere.forget('wang');
    late.release();
    expect(await verified).toEqual(clerk);
    await expect(elsewhere.verify(token)).rejects.toMatchObject({ code: 'access.session-expired' });
  });

  it('end with the session that has ended where the accounts are', async () => {
    const { sessions, account, elsewhere } = await services();
    const token = await sessions.open(account);
    await sessions.end(token);
    await expect(elsewhere.verify(token)).rejects.toMatchObject({ code: 'access.session-expired' });
  });

  it('go on by the signature alone while nobody answers, until the token runs out', async () => {
    const { clock, sessions, account, line, elsewhere } = await services();
    const token = await sessions.open(account);
    line.away = true;
    expect(await elsewhere.verify(token)).toEqual(clerk);
    clock.forward(20);
    expect(await elsewhere.renew(token)).toBeUndefined();
    clock.forward(11);
    await expect(elsewhere.verify(token)).rejects.toMatchObject({ code: 'access.session-expired' });
  });

  it('are renewed where the accounts are, once half used', async () => {
    const { clock, sessions, account, line, elsewhere } = await services();
    const token = await sessions.open(account);
    expect(await elsewhere.renew(token)).toBeUndefined();
    expect(line.asked).toBe(0);
    clock.forward(16);
    const fresh = (await elsewhere.renew(token)) ?? '';
    clock.forward(20);
    expect(await elsewhere.verify(fresh)).toEqual(clerk);
  });

  it('refuse what no known node has signed', async () => {
    const { elsewhere } = await services();
    await expect(elsewhere.verify('no token')).rejects.toMatchObject({ code: 'access.unauthenticated' });
  });
});
