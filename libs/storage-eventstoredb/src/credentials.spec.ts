import { credentialsOf } from './credentials.js';
import { safeInteger } from './safe-integer.js';

describe('credentials of a connection string', () => {
  it('are those it names', () => {
    expect(credentialsOf('esdb://tongxin:p%40ss@stores:2113')).toEqual({ username: 'tongxin', password: 'p@ss' });
    expect(credentialsOf('esdb+discover://a:b@cluster:2113?tls=true')).toEqual({ username: 'a', password: 'b' });
  });

  it('are empty ones without TLS, which the client does not send', () => {
    expect(credentialsOf('esdb://127.0.0.1:2113?keepAliveInterval=10000&tls=false')).toEqual({ username: '', password: '' });
  });

  it('must be there with TLS', () => {
    expect(() => credentialsOf('esdb://stores:2113')).toThrow('must name a user and a password');
  });
});

describe('a position', () => {
  it('is a number as long as a number can tell it from its neighbours', () => {
    expect(safeInteger(2n ** 53n - 1n)).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => safeInteger(2n ** 53n)).toThrow('below 2^53');
    expect(() => safeInteger(2n ** 64n - 1n)).toThrow('from 22.6 on');
    expect(() => safeInteger(-1n)).toThrow();
  });
});
