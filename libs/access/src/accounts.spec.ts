import { Refused } from '@tongxin/eventing';
import { Accounts } from './accounts.js';
import { HandClock } from './testing/hand-clock.js';
import { MemoryRecords } from './testing/memory-records.js';

const CHEAP = { N: 16, r: 1, p: 1 };
const PASSWORD = 'ten-letters-at-least';
const wang = { name: 'wang', displayName: '王干事', roles: ['clerk'] } as const;

function house() {
  const records = new MemoryRecords();
  const clock = new HandClock('2026-04-01T00:00:00.000Z');
  return { records, clock, accounts: new Accounts(records, clock, CHEAP) };
}

const refusal = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'granted',
    (error: unknown) => (error instanceof Refused ? error.code : String(error)),
  );

describe('accounts', () => {
  it('tell of the sessions that end with a password or an account, and of no others', async () => {
    const { records, clock } = house();
    const told: string[] = [];
    const accounts = new Accounts(records, clock, CHEAP, async (account) => void told.push(account));
    for (const name of ['wang', 'li', 'zhao']) await accounts.create({ ...wang, name }, PASSWORD);
    await refusal(accounts.signIn('wang', 'wrong'));
    await accounts.signIn('wang', PASSWORD);
    expect(told).toEqual([]);
    await accounts.changePassword('wang', PASSWORD, 'another-long-one');
    await accounts.resetPassword('li');
    await accounts.disable('zhao');
    await accounts.disable('zhao');
    await accounts.enable('zhao');
    expect(told).toEqual(['wang', 'li', 'zhao']);
  });

  it('are found by their password, however the name was typed', async () => {
    const { accounts } = house();
    await accounts.create(wang, PASSWORD);
    expect(await accounts.signIn(' Ｗang ', PASSWORD)).toEqual({ ...wang, disabled: false, mustChangePassword: false });
  });

  it('keep no password, and a hash nobody is shown', async () => {
    const { accounts, records } = house();
    await accounts.create(wang, PASSWORD);
    expect(JSON.stringify(await records.list('accounts'))).not.toContain(PASSWORD);
    expect(JSON.stringify(await accounts.list())).not.toContain('scrypt');
  });

  it('know the same password typed on another machine', async () => {
    const { accounts } = house();
    await accounts.create(wang, 'Åsa-is-my-password');
    expect((await accounts.signIn('wang', 'A\u030Asa-is-my-password')).name).toBe('wang');
  });

  it('refuse a wrong password, an unknown name and a disabled account alike', async () => {
    const { accounts } = house();
    await accounts.create(wang, PASSWORD);
    await accounts.create({ ...wang, name: 'gone' }, PASSWORD);
    await accounts.disable('gone');
    for (const [name, password] of [
      ['wang', 'wrong'],
      ['nobody', PASSWORD],
      ['gone', PASSWORD],
    ] as const) {
      expect(await refusal(accounts.signIn(name, password))).toBe('access.bad-credentials');
    }
  });

  it.each([
    [{ ...wang, name: 'x' }, PASSWORD, 'account.name-invalid'],
    [{ ...wang, name: 'a b' }, PASSWORD, 'account.name-invalid'],
    [{ ...wang, name: 'system' }, PASSWORD, 'account.name-invalid'],
    [{ ...wang, name: 'wang@990101' }, PASSWORD, 'account.name-invalid'],
    [{ ...wang, roles: ['system'] as const }, PASSWORD, 'account.role-invalid'],
    [{ ...wang, roles: [] }, PASSWORD, 'account.role-invalid'],
    [wang, 'nine-char', 'access.password-too-short'],
    [wang, '长'.repeat(201), 'access.password-too-long'],
  ])('refuse %o with %s', async (account, password, code) => {
    expect(await refusal(house().accounts.create(account, password))).toBe(code);
  });

  it('are opened once', async () => {
    const { accounts } = house();
    const both = await Promise.all([refusal(accounts.create(wang, PASSWORD)), refusal(accounts.create(wang, PASSWORD))]);
    expect(both).toEqual(['granted', 'account.exists']);
  });

  it('make old hashes new at sign-in when the cost has grown', async () => {
    const { accounts, records, clock } = house();
    await accounts.create(wang, PASSWORD);
    const dearer = new Accounts(records, clock, { N: 32, r: 1, p: 1 });
    await dearer.signIn('wang', PASSWORD);
    expect((await records.get<{ hash: string }>('accounts', 'wang'))?.hash).toMatch(/^scrypt\$32\$1\$1\$/);
    expect(await refusal(dearer.signIn('wang', PASSWORD))).toBe('granted');
  });
});

describe('one-time passwords', () => {
  it('are given to the first administrator, once', async () => {
    const { accounts } = house();
    const first = await accounts.ensureAdministrator();
    expect(first).toMatchObject({ account: { name: 'admin', roles: ['administrator'], mustChangePassword: true } });
    expect(first?.password).toMatch(/^[a-z2-9]{5}-[a-z2-9]{5}-[a-z2-9]{5}$/);
    expect(await accounts.ensureAdministrator()).toBeUndefined();
  });

  it('end when the holder sets another', async () => {
    const { accounts } = house();
    const { password } = await accounts.create(wang);
    expect((await accounts.signIn('wang', password)).mustChangePassword).toBe(true);
    expect(await refusal(accounts.changePassword('wang', password, password))).toBe('access.password-unchanged');
    expect(await refusal(accounts.changePassword('wang', password, 'short'))).toBe('access.password-too-short');
    expect(await refusal(accounts.changePassword('wang', 'wrong', PASSWORD))).toBe('access.bad-credentials');
    expect((await accounts.changePassword('wang', password, PASSWORD)).mustChangePassword).toBe(false);
    expect(await refusal(accounts.signIn('wang', password))).toBe('access.bad-credentials');
  });

  it('replace a forgotten one and lift the lock', async () => {
    const { accounts } = house();
    await accounts.create(wang, PASSWORD);
    for (let i = 0; i < 6; i += 1) await refusal(accounts.signIn('wang', 'wrong'));
    const { password } = await accounts.resetPassword('wang');
    expect(await refusal(accounts.signIn('wang', PASSWORD))).toBe('access.bad-credentials');
    expect((await accounts.signIn('wang', password)).mustChangePassword).toBe(true);
    expect(await refusal(accounts.resetPassword('nobody'))).toBe('account.not-found');
  });
});

describe('the lock', () => {
  const fail = async (accounts: Accounts, times: number, name = 'wang'): Promise<string[]> => {
    const codes: string[] = [];
    for (let i = 0; i < times; i += 1) codes.push(await refusal(accounts.signIn(name, 'wrong')));
    return codes;
  };

  it.each(['wang', 'nobody'])('falls after five wrong passwords for %s, and grows', async (name) => {
    const { accounts, clock } = house();
    await accounts.create(wang, PASSWORD);
    expect(await fail(accounts, 6, name)).toEqual([...Array<string>(5).fill('access.bad-credentials'), 'access.locked']);
    clock.forward(14);
    expect(await refusal(accounts.signIn(name, PASSWORD))).toBe('access.locked');
    clock.forward(2);
    expect(await fail(accounts, 2, name)).toEqual(['access.bad-credentials', 'access.locked']);
    clock.forward(29);
    expect(await refusal(accounts.signIn(name, PASSWORD))).toBe('access.locked');
  });

  it('opens again, and the right password starts the count anew', async () => {
    const { accounts, clock } = house();
    await accounts.create(wang, PASSWORD);
    await fail(accounts, 5);
    clock.forward(16);
    expect(await refusal(accounts.signIn('wang', PASSWORD))).toBe('granted');
    expect(await fail(accounts, 4)).not.toContain('access.locked');
  });

  it('outlives the process', async () => {
    const { accounts, records, clock } = house();
    await accounts.create(wang, PASSWORD);
    await fail(accounts, 5);
    expect(await refusal(new Accounts(records, clock, CHEAP).signIn('wang', PASSWORD))).toBe('access.locked');
  });

  it('counts guesses made at once', async () => {
    const { accounts } = house();
    await accounts.create(wang, PASSWORD);
    const codes = await Promise.all(Array.from({ length: 20 }, () => refusal(accounts.signIn('wang', 'wrong'))));
    expect(codes.filter((code) => code === 'access.bad-credentials')).toHaveLength(5);
  });
});

describe('disabling', () => {
  it('spares the last administrator', async () => {
    const { accounts } = house();
    await accounts.ensureAdministrator();
    await accounts.create({ ...wang, name: 'second', roles: ['administrator'] }, PASSWORD);
    const both = await Promise.all([refusal(accounts.disable('admin')), refusal(accounts.disable('second'))]);
    expect(both).toEqual(['granted', 'account.last-administrator']);
    await accounts.enable('admin');
    expect(await refusal(accounts.disable('second'))).toBe('granted');
  });
});
