import { randomUUID } from 'node:crypto';
import { Refused, type Clock, type RecordStore } from '@tongxin/eventing';
import { decodeProtectedHeader, errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import type { Account } from './account.js';
import type { Accounts } from './accounts.js';
import type { Caller, Role } from './caller.js';
import type { KeyDirectory, NodeKeys } from './node-keys.js';

const TYPE = 'tongxin-session+jwt';
const LIFETIME_SECONDS = 30 * 60;
const SESSION_SECONDS = 12 * 3600;
const ENDED = 'ended-sessions';
/** Tokens whose signature was checked and need not be checked again. */
const REMEMBERED = 2_000;

/** Vouches for a bearer of a token. Another one (OIDC) can take the place of `Sessions`. */
export interface TokenVerifier {
  /** Who it is. @throws Refused `access.unauthenticated`, `access.session-expired`. */
  verify(token: string): Promise<Caller>;
  /** A fresh token for one that has lived half its time, while its session may last; undefined when none is needed. */
  renew?(token: string): Promise<string | undefined>;
}

interface Claims {
  readonly node: string;
  readonly account: string;
  readonly roles: readonly Role[];
  readonly memberId?: string;
  readonly mustChangePassword: boolean;
  readonly session: number;
  readonly sid: string;
  /** Seconds since 1970: when the session began, when this token was given, when it ends. */
  readonly began: number;
  readonly given: number;
  readonly ends: number;
}

/**
 * Signed sessions: tokens of 30 minutes (EdDSA, the node's key), renewed by use for at most 12 hours. A node reads the tokens of every node whose
 * public key it knows; those of its own accounts are also held against the account as it stands.
 */
export class Sessions implements TokenVerifier {
  private readonly verified = new Map<string, Claims>();

  constructor(
    private readonly node: string,
    private readonly keys: NodeKeys,
    private readonly keyOf: KeyDirectory,
    private readonly accounts: Accounts,
    private readonly records: RecordStore,
    private readonly clock: Clock,
  ) {}

  /** Begins a session of an account of this node. */
  async open(account: Account): Promise<string> {
    const standing = await this.accounts.standing(account.name);
    if (!standing) throw new Refused('access.unauthenticated');
    return this.token(standing.account, standing.session, randomUUID(), this.seconds());
  }

  async verify(token: string): Promise<Caller> {
    const claims = await this.read(token);
    if (claims.node !== this.node) return callerOf(claims);
    const { name, roles, memberId, mustChangePassword } = await this.standing(claims);
    return callerOf({ account: name, node: this.node, roles, memberId, mustChangePassword });
  }

  async renew(token: string): Promise<string | undefined> {
    const claims = await this.read(token);
    const now = this.seconds();
    if (claims.node !== this.node || now - claims.given < LIFETIME_SECONDS / 2 || claims.ends >= claims.began + SESSION_SECONDS)
      return undefined;
    return this.token(await this.standing(claims), claims.session, claims.sid, claims.began);
  }

  /** Ends a session before its time; its tokens are refused from now on, after a restart too. */
  async end(token: string): Promise<void> {
    const { sid, began } = await this.read(token);
    await this.records.put(ENDED, { [sid]: new Date((began + SESSION_SECONDS) * 1000).toISOString() });
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
    const now = this.seconds();
    return new SignJWT({ roles: account.roles, memberId: account.memberId, mustChange: account.mustChangePassword, session, sid, began })
      .setProtectedHeader({ alg: 'EdDSA', typ: TYPE, kid: this.node })
      .setIssuer(this.node)
      .setSubject(account.name)
      .setIssuedAt(now)
      .setExpirationTime(Math.min(now + LIFETIME_SECONDS, began + SESSION_SECONDS))
      .sign(this.keys.privateKey);
  }

  private async read(token: string): Promise<Claims> {
    const claims = this.verified.get(token) ?? (await this.check(token));
    if (claims.ends <= this.seconds()) throw new Refused('access.session-expired');
    return claims;
  }

  private async check(token: string): Promise<Claims> {
    try {
      const node = decodeProtectedHeader(token).kid ?? '';
      const key = node === this.node ? this.keys.publicKey : this.keyOf(node);
      if (!key) throw new Refused('access.unauthenticated');
      const options = { algorithms: ['EdDSA'], typ: TYPE, issuer: node, currentDate: new Date(this.clock.now()) };
      return this.remember(token, claimsOf((await jwtVerify(token, key, options)).payload));
    } catch (error) {
      throw new Refused(error instanceof errors.JWTExpired ? 'access.session-expired' : 'access.unauthenticated');
    }
  }

  private remember(token: string, claims: Claims): Claims {
    if (this.verified.size >= REMEMBERED) this.verified.clear();
    this.verified.set(token, claims);
    return claims;
  }

  private seconds(): number {
    return Math.floor(Date.parse(this.clock.now()) / 1000);
  }
}

/** What a verified token says. Its signer is a node we know, so its form is ours. */
function claimsOf(payload: JWTPayload): Claims {
  const { iss, sub, iat, exp, roles, memberId, mustChange, session, sid, began } = payload;
  if (iss === undefined || sub === undefined || iat === undefined || exp === undefined) throw new Refused('access.unauthenticated');
  return {
    node: iss,
    account: sub,
    roles: roles as Role[],
    ...(typeof memberId === 'string' && { memberId }),
    mustChangePassword: mustChange === true,
    session: Number(session),
    sid: String(sid),
    began: Number(began),
    given: iat,
    ends: exp,
  };
}

/** `system` is never an account's role, whatever a token says. */
function callerOf({
  account,
  node,
  roles,
  memberId,
  mustChangePassword,
}: Pick<Claims, 'account' | 'node' | 'roles' | 'memberId' | 'mustChangePassword'>): Caller {
  return {
    account,
    node,
    roles: roles.filter((role) => role !== 'system'),
    ...(memberId !== undefined && { memberId }),
    ...(mustChangePassword && { mustChangePassword }),
  };
}
