import { randomUUID } from 'node:crypto';
import { Refused, type Clock, type RecordStore } from '@tongxin/eventing';
import { SignJWT } from 'jose';
import type { Account } from './account.js';
import { toldToNobody, type Accounts, type SessionsEnded } from './accounts.js';
import type { Caller } from './caller.js';
import type { NodeKeys } from './node-keys.js';
import { callerOf, isHalfUsed, LIFETIME_SECONDS, TOKEN_TYPE, TokenReader, type Claims, type KeySource } from './token-reader.js';

const SESSION_SECONDS = 12 * 3600;
const ENDED = 'ended-sessions';

/** Vouches for a bearer of a token. Another one (OIDC) can take the place of `Sessions`. */
export interface TokenVerifier {
  /** Who it is. @throws Refused `access.unauthenticated`, `access.session-expired`. */
  verify(token: string): Promise<Caller>;
  /** A fresh token for one that has lived half its time, while its session may last; undefined when none is needed. */
  renew?(token: string): Promise<string | undefined>;
}

/**
 * Signed sessions: tokens of 30 minutes (EdDSA, the node's key), renewed by use for at most 12 hours. A node reads the tokens of every node whose
 * public key it knows; those of its own accounts are also held against the account as it stands.
 */
export class Sessions implements TokenVerifier {
  private readonly tokens: TokenReader;

  constructor(
    private readonly node: string,
    private readonly keys: NodeKeys,
    keyOf: KeySource,
    private readonly accounts: Accounts,
    private readonly records: RecordStore,
    private readonly clock: Clock,
    private readonly ended: SessionsEnded = toldToNobody,
  ) {
    this.tokens = new TokenReader((issuer) => (issuer === node ? keys.publicKey : keyOf(issuer)), clock);
  }

  /** Begins a session of an account of this node. */
  async open(account: Account): Promise<string> {
    const standing = await this.accounts.standing(account.name);
    if (!standing) throw new Refused('access.unauthenticated');
    return this.token(standing.account, standing.session, randomUUID(), this.tokens.seconds());
  }

  async verify(token: string): Promise<Caller> {
    const claims = await this.tokens.read(token);
    if (claims.node !== this.node) return callerOf(claims);
    const { name, roles, memberId, mustChangePassword } = await this.standing(claims);
    return callerOf({ account: name, node: this.node, roles, memberId, mustChangePassword });
  }

  async renew(token: string): Promise<string | undefined> {
    const claims = await this.tokens.read(token);
    const isLast = claims.ends >= claims.began + SESSION_SECONDS;
    if (claims.node !== this.node || isLast || !isHalfUsed(claims, this.tokens.seconds())) return undefined;
    return this.token(await this.standing(claims), claims.session, claims.sid, claims.began);
  }

  /** Ends a session before its time; its tokens are refused from now on, after a restart too. */
  async end(token: string): Promise<void> {
    const { sid, began, account } = await this.tokens.read(token);
    await this.records.put(ENDED, { [sid]: new Date((began + SESSION_SECONDS) * 1000).toISOString() });
    await this.ended(account);
  }

  /** Forgets ended sessions whose tokens have run out anyway. Returns how many. */
  async sweep(): Promise<number> {
    const now = this.clock.now();
    const old = (await this.records.list<string>(ENDED)).filter(({ value }) => value < now);
    if (old.length > 0) await this.records.put(ENDED, Object.fromEntries(old.map(({ key }) => [key, undefined])));
    return old.length;
  }

  private async standing(claims: Claims): Promise<Account> {
    const standing = await this.accounts.standing(claims.account);
    if (!standing || standing.session !== claims.session) throw new Refused('access.session-expired');
    if (await this.records.get(ENDED, claims.sid)) throw new Refused('access.session-expired');
    return standing.account;
  }

  private token(account: Account, session: number, sid: string, began: number): Promise<string> {
    const now = this.tokens.seconds();
    return new SignJWT({ roles: account.roles, memberId: account.memberId, mustChange: account.mustChangePassword, session, sid, began })
      .setProtectedHeader({ alg: 'EdDSA', typ: TOKEN_TYPE, kid: this.node })
      .setIssuer(this.node)
      .setSubject(account.name)
      .setIssuedAt(now)
      .setExpirationTime(Math.min(now + LIFETIME_SECONDS, began + SESSION_SECONDS))
      .sign(this.keys.privateKey);
  }
}
