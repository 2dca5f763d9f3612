import { Refused } from '@tongxin/eventing';
import type { Caller } from './caller.js';
import type { TokenVerifier } from './sessions.js';
import { callerOf, isHalfUsed, type Claims, type TokenReader } from './token-reader.js';

/** As long as where the accounts are an account is believed to stand as it was last seen. */
const BELIEVED_SECONDS = 10;
const REMEMBERED = 2_000;

/**
 * Sessions of a service that has no accounts of its own: it reads tokens by public key, and asks where the accounts are whether they still stand. While
 * nobody answers there, the signature is enough until the token runs out, so that people who are signed in go on with their work.
 */
export class SessionsElsewhere implements TokenVerifier {
  private readonly seen = new Map<string, { readonly caller: Caller; readonly at: number }>();

  constructor(
    private readonly node: string,
    private readonly tokens: TokenReader,
    private readonly accounts: Required<TokenVerifier>,
  ) {}

  async verify(token: string): Promise<Caller> {
    const claims = await this.tokens.read(token);
    if (claims.node !== this.node) return callerOf(claims);
    const seen = this.seen.get(token);
    if (seen && this.tokens.seconds() - seen.at < BELIEVED_SECONDS) return seen.caller;
    return this.remember(token, await this.standing(token, claims));
  }

  async renew(token: string): Promise<string | undefined> {
    const claims = await this.tokens.read(token);
    if (claims.node !== this.node || !isHalfUsed(claims, this.tokens.seconds())) return undefined;
    return orWhenAway(this.accounts.renew(token), undefined);
  }

  private standing(token: string, claims: Claims): Promise<Caller> {
    return orWhenAway(this.accounts.verify(token), callerOf(claims));
  }

  private remember(token: string, caller: Caller): Caller {
    if (this.seen.size >= REMEMBERED) this.seen.clear();
    this.seen.set(token, { caller, at: this.tokens.seconds() });
    return caller;
  }
}

async function orWhenAway<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Refused && error.code === 'messaging.nobody-there') return otherwise;
    throw error;
  }
}
