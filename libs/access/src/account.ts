import { randomInt } from 'node:crypto';
import { Refused } from '@tongxin/eventing';
import { ROLES, type Role } from './caller.js';

/** An account as its administrator sees it. */
export interface Account {
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly memberId?: string;
  readonly disabled: boolean;
  /** Its password was given out once and must be changed before anything else is done. */
  readonly mustChangePassword: boolean;
}

export type NewAccount = Pick<Account, 'name' | 'displayName' | 'roles' | 'memberId'>;

/** An account as it is kept. */
export interface AccountRecord extends Account {
  readonly hash: string;
  /** Tokens of a lower version are void: it grows with each change of the password and each disabling. */
  readonly session: number;
  readonly failures: Failures;
}

/** Wrong passwords since the last right one. */
export interface Failures {
  readonly count: number;
  /** Instant, ISO 8601; empty when it is not locked. */
  readonly lockedUntil: string;
}

export const NO_FAILURES: Failures = { count: 0, lockedUntil: '' };
export const PASSWORD_MIN = 10;
const PASSWORD_MAX = 200;
const FAILURES_BEFORE_LOCK = 5;
const FIRST_LOCK_MINUTES = 15;
const LONGEST_LOCK_MINUTES = 240;

/** Five wrong passwords lock for 15 minutes, each further one for twice as long as the last, at most 4 hours. */
export function afterFailure(failures: Failures, now: string): Failures {
  const count = failures.count + 1;
  if (count < FAILURES_BEFORE_LOCK) return { count, lockedUntil: '' };
  const minutes = Math.min(FIRST_LOCK_MINUTES * 2 ** (count - FAILURES_BEFORE_LOCK), LONGEST_LOCK_MINUTES);
  return { count, lockedUntil: new Date(Date.parse(now) + minutes * 60_000).toISOString() };
}

/** @throws Refused `access.locked` with `until` (instant) and `seconds` to wait. */
export function assertUnlocked({ lockedUntil }: Failures, now: string): void {
  if (lockedUntil <= now) return;
  throw new Refused('access.locked', { until: lockedUntil, seconds: Math.ceil((Date.parse(lockedUntil) - Date.parse(now)) / 1000) });
}

/** Length is the only rule: at least 10 characters, at most 200. */
export function assertPassword(password: string): void {
  const length = [...password].length;
  if (length < PASSWORD_MIN) throw new Refused('access.password-too-short', { least: PASSWORD_MIN });
  if (length > PASSWORD_MAX) throw new Refused('access.password-too-long', { most: PASSWORD_MAX });
}

/** The one spelling of an account's name: composed, lower case, no blanks around it. */
export function accountName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{1,39}$/u;
const GRANTABLE: readonly string[] = ROLES.filter((role) => role !== 'system');

/** Names are 2 to 40 letters, digits, dots, dashes and underscores; `system` is the node's own. Roles are those of domain.md. */
export function assertNewAccount({ name, roles }: NewAccount): void {
  if (!NAME.test(name) || name === 'system') throw new Refused('account.name-invalid', { name });
  const unknown = roles.find((role) => !GRANTABLE.includes(role));
  if (unknown !== undefined) throw new Refused('account.role-invalid', { role: unknown });
  if (roles.length === 0) throw new Refused('account.role-invalid', { role: '' });
}

// No 0/o, 1/l/i: it is read off a screen and typed.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** Three groups of five characters, 74 bits. */
export function newOneTimePassword(): string {
  const group = (): string => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return [group(), group(), group()].join('-');
}

export function shown({ hash: _hash, session: _session, failures: _failures, ...account }: AccountRecord): Account {
  return account;
}
