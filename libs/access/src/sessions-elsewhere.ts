import { Refused } from '@tongxin/eventing';
import type { Caller } from './caller.js';
import type { TokenVerifier } from './sessions.js';
import { callerOf, isHalfUsed, type Claims, type TokenReader } from './token-reader.js';

/** How long a session is believed to stand as it was last seen to, unless where the accounts are it is told to have ended. */
const BELIEVED_SECONDS = 10;
const REMEMBERED = 2_000;

/**
 * Sessions of a service that has no accounts of its own: it reads tokens by public key, and asks where the accounts are whether they still stand. While
 * nobody answers there, the signature is enough until the token runs out, so that people who are signed in go on with their work.
 */
export class SessionsElsewhere implements TokenVerifier {
  private readonly seen = new Map<string, { readonly caller: Caller; readonly at: number }>();
  private endings = 0;

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
    const { endings } = this;
    const caller = await this.standing(token, claims);
    // An answer that was given before a session ended may arrive after the word of it.
    if (endings === this.endings) this.remember(token, caller);
    return caller;
  }

  /** Believes nothing any more that was seen of an account's sessions: some have ended. */
  forget(account: string): void {
    this.endings += 1;
    for (const [token, { caller }] of this.seen) if (caller.account === account) this.seen.delete(token);
  }

  async renew(token: string): Promise<string | undefined> {
    const claims = await this.tokens.read(token);
    if (claims.node !== this.node || !isHalfUsed(claims, this.tokens.seconds())) return undefined;
    return orWhenAway(this.accounts.renew(token), undefined);
  }

  private standing(token: string, claims: Claims): Promise<Caller> {
    return orWhenAway(this.accounts.verify(token), callerOf(claims));
  }

  private remember(token: string, caller: Caller): void {
    if (this.seen.size >= REMEMBERED) this.seen.clear();
    this.seen.set(token, { caller, at: this.tokens.seconds() });
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
