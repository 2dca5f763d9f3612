import type { KeyObject } from 'node:crypto';
import { Refused, type Clock } from '@tongxin/eventing';
import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import type { Caller, Role } from './caller.js';

export const TOKEN_TYPE = 'tongxin-session+jwt';
/** How long a token may be used before it must have been renewed. */
export const LIFETIME_SECONDS = 30 * 60;
/** Tokens whose signature was checked and need not be checked again. */
const REMEMBERED = 2_000;

/** What a token says. */
export interface Claims {
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

/** Public key of a node, which may have to be asked for; nothing for a node that is not known. */
export type KeySource = (node: string) => KeyObject | undefined | Promise<KeyObject | undefined>;

/** Reads tokens of every node whose public key can be had. */
export class TokenReader {
  private readonly verified = new Map<string, Claims>();

  constructor(
    private readonly keyOf: KeySource,
    private readonly clock: Clock,
  ) {}

  /** What a token says that is signed by its node and has not run out. @throws Refused `access.unauthenticated`, `access.session-expired`. */
  async read(token: string): Promise<Claims> {
    const claims = this.verified.get(token) ?? (await this.check(token));
    if (claims.ends <= this.seconds()) throw new Refused('access.session-expired');
    return claims;
  }

  /** Whole seconds since 1970. */
  seconds(): number {
    return Math.floor(Date.parse(this.clock.now()) / 1000);
  }

  private async check(token: string): Promise<Claims> {
    const node = issuerOf(token);
    const key = await this.keyOf(node);
    if (!key) throw new Refused('access.unauthenticated');
    try {
      const options = { algorithms: ['EdDSA'], typ: TOKEN_TYPE, issuer: node, currentDate: new Date(this.clock.now()) };
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
}

function issuerOf(token: string): string {
  try {
    return decodeProtectedHeader(token).kid ?? '';
  } catch {
    throw new Refused('access.unauthenticated');
  }
}

/** Whether a token has lived half its time, so that its bearer should be given a fresh one. */
export function isHalfUsed({ given }: Claims, seconds: number): boolean {
  return seconds - given >= LIFETIME_SECONDS / 2;
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
export function callerOf({
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
