import type { Caller, TokenVerifier } from '@tongxin/access';
import type { BearerVerifier } from '@tongxin/runtime';

/** Hands a token to whoever knows its form; what no service knows is a session. */
export class TokenDesk implements TokenVerifier {
  constructor(
    private readonly sessions: TokenVerifier,
    private readonly bearers: readonly BearerVerifier[],
  ) {}

  verify(token: string): Promise<Caller> {
    return (this.bearerOf(token) ?? this.sessions).verify(token);
  }

  async renew(token: string): Promise<string | undefined> {
    return this.bearerOf(token) ? undefined : this.sessions.renew?.(token);
  }

  private bearerOf(token: string): BearerVerifier | undefined {
    return this.bearers.find((bearer) => bearer.knows(token));
  }
}
