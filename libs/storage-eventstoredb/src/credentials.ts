export interface UserCredentials {
  readonly username: string;
  readonly password: string;
}

/**
 * The user and password of a connection string. Without TLS the client never sends any, so that nothing is as good as something.
 * @throws when TLS is on and the string names nobody: every call must carry credentials of its own, or the client would take to BatchAppend.
 */
export function credentialsOf(url: string): UserCredentials {
  const [, username, password] = /^esdb(?:\+discover)?:\/\/([^:@/?]+):([^@/?]+)@/.exec(url.trim()) ?? [];
  if (username !== undefined && password !== undefined) {
    return { username: decodeURIComponent(username), password: decodeURIComponent(password) };
  }
  if (/[?&]tls=false(&|$)/i.test(url.trim())) return { username: '', password: '' };
  throw new Error('the address of EventStoreDB must name a user and a password, esdb://user:password@host:2113, unless it has tls=false');
}
