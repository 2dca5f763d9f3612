import { Refused, type Clock, type RecordStore } from '@tongxin/eventing';
import {
  accountName,
  afterFailure,
  assertNewAccount,
  assertPassword,
  assertUnlocked,
  NO_FAILURES,
  newOneTimePassword,
  shown,
  type Account,
  type AccountRecord,
  type NewAccount,
} from './account.js';
import { AccountRecords } from './account-records.js';
import { OneAtATime } from './one-at-a-time.js';
import { DEFAULT_COST, hashPassword, isOutdated, matches, type HashCost } from './password-hash.js';
import { StrangerFailures } from './stranger-failures.js';

/** An account and the password it is given out with, which must be changed at the next sign-in. */
export interface OneTime {
  readonly account: Account;
  readonly password: string;
}

/** Told that sessions of an account have ended before their time, before whoever ended them has an answer. It does not throw. */
export type SessionsEnded = (account: string) => Promise<void>;

export const toldToNobody: SessionsEnded = async () => undefined;

/** The accounts of one node: who they are, their roles, their passwords. One process hosts them. */
export class Accounts {
  private readonly records: AccountRecords;
  private readonly turns = new OneAtATime();
  private readonly strangers: StrangerFailures;
  private decoy: Promise<string> | undefined;

  constructor(
    records: RecordStore,
    private readonly clock: Clock,
    private readonly cost: HashCost = DEFAULT_COST,
    private readonly ended: SessionsEnded = toldToNobody,
  ) {
    this.records = new AccountRecords(records, clock);
    this.strangers = new StrangerFailures(clock);
  }

  /** In order of their names, at most 1000 after the name given. */
  async list(after?: string): Promise<readonly Account[]> {
    return (await this.records.list(after)).map(shown);
  }

  async find(name: string): Promise<Account | undefined> {
    const record = await this.records.lately(accountName(name));
    return record && shown(record);
  }

  /**
   * Opens an account. Without a password it gets a one-time one, which is told here and nowhere else.
   * @throws Refused `account.exists`, `account.name-invalid`, `account.role-invalid`, `access.password-too-short`.
   */
  async create(account: NewAccount, password?: string): Promise<OneTime> {
    const wanted = { ...account, name: accountName(account.name) };
    assertNewAccount(wanted);
    if (password !== undefined) assertPassword(password);
    return this.turns.take(wanted.name, async () => {
      if (await this.records.get(wanted.name)) throw new Refused('account.exists', { account: wanted.name });
      const given = password ?? newOneTimePassword();
      const hash = await hashPassword(given, this.cost);
      const fresh = { disabled: false, mustChangePassword: password === undefined, hash, session: 1, failures: NO_FAILURES };
      return { account: await this.amend({ ...wanted, ...fresh }), password: given };
    });
  }

  /** Gives an empty node its first administrator; undefined when it has accounts. */
  async ensureAdministrator(): Promise<OneTime | undefined> {
    const [first] = await this.records.list(undefined, 1);
    return first ? undefined : this.create({ name: 'admin', displayName: '系统管理员', roles: ['administrator'] });
  }

  /**
   * The account whose password this is. An unknown account, a wrong password and a disabled account look the same and take the same time.
   * @throws Refused `access.bad-credentials`, `access.locked` {until, seconds}, `access.busy` {seconds}.
   */
  async signIn(typed: string, password: string): Promise<Account> {
    const name = accountName(typed);
    return this.turns.take(name, async () => shown(await this.prove(name, password)));
  }

  /**
   * Sets a password of the account holder's own choice; tokens given out before are void.
   * @throws Refused as `signIn`, and `access.password-too-short`, `access.password-unchanged`.
   */
  async changePassword(typed: string, current: string, next: string): Promise<Account> {
    const name = accountName(typed);
    assertPassword(next);
    if (current === next) throw new Refused('access.password-unchanged');
    return this.turns.take(name, async () => {
      const record = await this.prove(name, current);
      const hash = await hashPassword(next, this.cost);
      return this.amend(record, { hash, mustChangePassword: false, session: record.session + 1 });
    });
  }

  /** Gives the account a one-time password, lifts its lock and voids its tokens. @throws Refused `account.not-found`. */
  async resetPassword(typed: string): Promise<OneTime> {
    const password = newOneTimePassword();
    const hash = await hashPassword(password, this.cost);
    const account = await this.change(typed, ({ session }) => ({
      hash,
      mustChangePassword: true,
      session: session + 1,
      failures: NO_FAILURES,
    }));
    return { account, password };
  }

  /** Shuts the account out at once. @throws Refused `account.not-found`, `account.last-administrator`. */
  async disable(typed: string): Promise<Account> {
    // One at a time, lest two administrators disable each other at once.
    return this.turns.take('', async () => {
      await this.assertAnotherAdministrator(accountName(typed));
      return this.change(typed, ({ disabled, session }) => (disabled ? {} : { disabled: true, session: session + 1 }));
    });
  }

  /** Lets a disabled account sign in again. @throws Refused `account.not-found`. */
  async enable(typed: string): Promise<Account> {
    return this.change(typed, () => ({ disabled: false }));
  }

  /** The account as tokens are held against it, and their version: undefined when it is gone or disabled. At most 10 seconds old. */
  async standing(name: string): Promise<{ account: Account; session: number } | undefined> {
    const record = await this.records.lately(name);
    return record && !record.disabled ? { account: shown(record), session: record.session } : undefined;
  }

  private async prove(name: string, password: string): Promise<AccountRecord> {
    const record = await this.records.get(name);
    assertUnlocked(record?.failures ?? this.strangers.of(name), this.clock.now());
    const right = await matches(password, record?.hash ?? (await this.decoyHash()));
    if (record && right && !record.disabled) return this.proven(record, password);
    await this.failed(name, record);
    throw new Refused('access.bad-credentials');
  }

  private async proven(record: AccountRecord, password: string): Promise<AccountRecord> {
    const outdated = isOutdated(record.hash, this.cost);
    if (!outdated && record.failures.count === 0) return record;
    const hash = outdated ? await hashPassword(password, this.cost) : record.hash;
    const next = { ...record, hash, failures: NO_FAILURES };
    await this.records.put(next);
    return next;
  }

  private async failed(name: string, record: AccountRecord | undefined): Promise<void> {
    if (record) await this.amend(record, { failures: afterFailure(record.failures, this.clock.now()) });
    else this.strangers.failed(name);
  }

  private async change(typed: string, amend: (record: AccountRecord) => Partial<AccountRecord>): Promise<Account> {
    const name = accountName(typed);
    return this.turns.take(name, async () => {
      const record = await this.records.get(name);
      if (!record) throw new Refused('account.not-found', { account: name });
      return this.amend(record, amend(record));
    });
  }

  private async amend(record: AccountRecord, changed: Partial<AccountRecord> = {}): Promise<Account> {
    const next = { ...record, ...changed };
    await this.records.put(next);
    if (next.session !== record.session) await this.ended(next.name);
    return shown(next);
  }

  private async assertAnotherAdministrator(name: string): Promise<void> {
    const administrators = (await this.list()).filter(({ disabled, roles }) => !disabled && roles.includes('administrator'));
    if (administrators.length === 1 && administrators[0]?.name === name) throw new Refused('account.last-administrator');
  }

  private decoyHash(): Promise<string> {
    return (this.decoy ??= hashPassword(newOneTimePassword(), this.cost));
  }
}
