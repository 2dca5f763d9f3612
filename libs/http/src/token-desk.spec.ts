import type { Caller } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import { TokenDesk } from './token-desk.js';

const account: Caller = { account: 'clerk', node: '990101', roles: ['clerk'] };
const peer: Caller = { account: '990202', node: '990101', roles: ['peer'], bearer: true };
const sessions = { verify: async () => account, renew: async (token: string) => `${token} anew` };
const bearers = {
  knows: (token: string) => token.startsWith('peer_'),
  async verify(token: string): Promise<Caller> {
    if (token !== 'peer_1') throw new Refused('access.unauthenticated');
    return peer;
  },
};
const desk = new TokenDesk(sessions, [bearers]);

describe('token desk', () => {
  it('asks who knows the form of a token, and nobody else', async () => {
    expect(await desk.verify('peer_1')).toBe(peer);
    await expect(desk.verify('peer_2')).rejects.toMatchObject({ code: 'access.unauthenticated' });
    expect(await desk.verify('anything else')).toBe(account);
  });
  it('renews sessions alone', async () => {
    expect(await desk.renew('peer_1')).toBeUndefined();
    expect(await desk.renew('session')).toBe('session anew');
  });
});
