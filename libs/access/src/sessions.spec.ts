import { Refused } from '@tongxin/eventing';
import { SignJWT } from 'jose';
import { Accounts } from './accounts.js';
import type { NewAccount } from './account.js';
import { authorise } from './caller.js';
import { NodeKeys } from './node-keys.js';
import { Sessions } from './sessions.js';
import { HandClock } from './testing/hand-clock.js';
import { MemoryRecords } from './testing/memory-records.js';

const PASSWORD = 'ten-letters-at-least';
const wang: NewAccount = { name: 'wang', displayName: '王干事', roles: ['clerk'], memberId: 'm1' };

interface Township {
  readonly keys: NodeKeys;
  readonly records: MemoryRecords;
  readonly accounts: Accounts;
  readonly sessions: Sessions;
}

async function county(...nodes: string[]) {
  const clock = new HandClock('2026-04-01T00:00:00.000Z');
  const known = new Map<string, Township>();
  for (const node of nodes) {
    const keys = await NodeKeys.ephemeral();
    const records = new MemoryRecords();
    const accounts = new Accounts(records, clock, { N: 16, r: 1, p: 1 });
    await accounts.create(wang, PASSWORD);
    const sessions = new Sessions(node, keys, (other) => known.get(other)?.keys.publicKey, accounts, records, clock);
    known.set(node, { keys, records, accounts, sessions });
  }
  return { clock, at: (node: string) => known.get(node) as Township };
}

async function signedIn({ accounts, sessions }: Township): Promise<string> {
  return sessions.open(await accounts.signIn('wang', PASSWORD));
}

const refusal = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'granted',
    (error: unknown) => (error instanceof Refused ? error.code : String(error)),
  );

describe('sessions', () => {
  it('vouch for an account of the node', async () => {
    const { at } = await county('a');
    expect(await at('a').sessions.verify(await signedIn(at('a')))).toEqual({
      account: 'wang',
      node: 'a',
      roles: ['clerk'],
      memberId: 'm1',
    });
  });

  it('last 30 minutes unused, and 12 hours at most', async () => {
    const { clock, at } = await county('a');
    const { sessions } = at('a');
    let token = await signedIn(at('a'));
    clock.forward(31);
    expect(await refusal(sessions.verify(token))).toBe('access.session-expired');
    token = await signedIn(at('a'));
    for (let minutes = 0; minutes < 12 * 60 - 20; minutes += 20) {
      clock.forward(20);
      token = (await sessions.renew(token)) ?? token;
    }
    expect(await refusal(sessions.verify(token))).toBe('granted');
    clock.forward(21);
    expect(await refusal(sessions.verify(token))).toBe('access.session-expired');
  });

  it('are not renewed before half their time', async () => {
    const { clock, at } = await county('a');
    const token = await signedIn(at('a'));
    clock.forward(14);
    expect(await at('a').sessions.renew(token)).toBeUndefined();
    clock.forward(1);
    expect(await at('a').sessions.renew(token)).toEqual(expect.any(String));
  });

  it.each([
    ['changing the password', ({ accounts }: Township) => accounts.changePassword('wang', PASSWORD, 'another-password')],
    ['resetting it', ({ accounts }: Township) => accounts.resetPassword('wang')],
    ['disabling the account', ({ accounts }: Township) => accounts.disable('wang')],
    ['disabling and enabling it', async ({ accounts }: Township) => [await accounts.disable('wang'), await accounts.enable('wang')]],
  ])('end by %s', async (_what, act) => {
    const { clock, at } = await county('a');
    const token = await signedIn(at('a'));
    await act(at('a'));
    expect(await refusal(at('a').sessions.verify(token))).toBe('access.session-expired');
    clock.forward(16);
    expect(await refusal(at('a').sessions.renew(token))).toBe('access.session-expired');
  });

  it('end when signed out, and are then forgotten', async () => {
    const { clock, at } = await county('a');
    const { sessions } = at('a');
    const [ended, other] = [await signedIn(at('a')), await signedIn(at('a'))];
    await sessions.end(ended);
    expect(await refusal(sessions.verify(ended))).toBe('access.session-expired');
    expect(await refusal(sessions.verify(other))).toBe('granted');
    expect(await sessions.sweep()).toBe(0);
    clock.forward(12 * 60 + 1);
    expect(await sessions.sweep()).toBe(1);
  });

  it('see a change another process made within 10 seconds', async () => {
    const { clock, at } = await county('a');
    const token = await signedIn(at('a'));
    await new Accounts(at('a').records, clock, { N: 16, r: 1, p: 1 }).disable('wang');
    clock.forward(1);
    expect(await refusal(at('a').sessions.verify(token))).toBe('access.session-expired');
  });

  it('say when the password must change, and every door stays shut', async () => {
    const { at } = await county('a');
    const { password } = await at('a').accounts.resetPassword('wang');
    const caller = await at('a').sessions.verify(await at('a').sessions.open(await at('a').accounts.signIn('wang', password)));
    expect(caller.mustChangePassword).toBe(true);
    expect(() => authorise(caller, 'a', ['clerk'])).toThrow('access.password-must-change');
  });
});

describe('accounts of another node', () => {
  it('are known, and let in nowhere', async () => {
    const { at } = await county('a', 'b');
    const caller = await at('b').sessions.verify(await signedIn(at('a')));
    expect(caller).toMatchObject({ account: 'wang', node: 'a' });
    expect(() => authorise(caller, 'b', ['clerk'])).toThrow('access.other-node');
  });

  it('are strangers when the node is not known', async () => {
    const [{ at: here }, { at: elsewhere }] = await Promise.all([county('a'), county('x')]);
    expect(await refusal(here('a').sessions.verify(await signedIn(elsewhere('x'))))).toBe('access.unauthenticated');
  });
});

describe('forged tokens', () => {
  const claims = { roles: ['administrator'], session: 1, sid: 's', began: 1_775_001_600, mustChange: false };
  const forge = (kid: string, iss: string, typ = 'tongxin-session+jwt') =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'EdDSA', typ, kid })
      .setIssuer(iss)
      .setSubject('wang')
      .setIssuedAt(1_775_001_600)
      .setExpirationTime(1_775_003_400);

  it('by another node for this one are refused', async () => {
    const { at } = await county('a', 'b');
    const { privateKey } = at('b').keys;
    for (const [kid, iss] of [
      ['a', 'a'],
      ['b', 'a'],
      ['a', 'b'],
    ] as const) {
      expect(await refusal(at('a').sessions.verify(await forge(kid, iss).sign(privateKey)))).toBe('access.unauthenticated');
    }
  });

  it('never give a role that the account has not, nor the node’s own', async () => {
    const { at } = await county('a', 'b');
    expect((await at('a').sessions.verify(await forge('a', 'a').sign(at('a').keys.privateKey))).roles).toEqual(['clerk']);
    const system = new SignJWT({ ...claims, roles: ['system'] }).setProtectedHeader({ alg: 'EdDSA', typ: 'tongxin-session+jwt', kid: 'b' });
    const token = await system
      .setIssuer('b')
      .setSubject('system')
      .setIssuedAt(1_775_001_600)
      .setExpirationTime(1_775_003_400)
      .sign(at('b').keys.privateKey);
    expect((await at('a').sessions.verify(token)).roles).toEqual([]);
  });

  it.each(['', 'x', 'a.b.c', 'eyJhbGciOiJub25lIn0.e30.'])('%p is no token', async (token) => {
    expect(await refusal((await county('a')).at('a').sessions.verify(token))).toBe('access.unauthenticated');
  });

  it('of another type are refused', async () => {
    const { at } = await county('a');
    expect(await refusal(at('a').sessions.verify(await forge('a', 'a', 'JWT').sign(at('a').keys.privateKey)))).toBe(
      'access.unauthenticated',
    );
  });

  it('whose signature was touched are refused', async () => {
    const { at } = await county('a');
    const [head, body, signature] = (await signedIn(at('a'))).split('.') as [string, string, string];
    const touched = `${head}.${body}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`;
    expect(await refusal(at('a').sessions.verify(touched))).toBe('access.unauthenticated');
  });
});
