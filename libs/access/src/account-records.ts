import type { Clock, RecordStore } from '@tongxin/eventing';
import type { AccountRecord } from './account.js';

const COLLECTION = 'accounts';
/** How long another process's change may go unseen, milliseconds. */
const CACHE_MS = 10_000;

/** Accounts as they are kept, by name, with those lately read at hand. */
export class AccountRecords {
  private readonly cache = new Map<string, { record: AccountRecord; until: number }>();

  constructor(
    private readonly records: RecordStore,
    private readonly clock: Clock,
  ) {}

  /** In order of their names, at most `limit` (default 1000) after the name given. */
  async list(after?: string, limit?: number): Promise<readonly AccountRecord[]> {
    const options = { ...(after !== undefined && { after }), ...(limit !== undefined && { limit }) };
    return (await this.records.list<AccountRecord>(COLLECTION, options)).map(({ value }) => value);
  }

  /** As it was within the last 10 seconds; as it is when this process changed it last. */
  async lately(name: string): Promise<AccountRecord | undefined> {
    const cached = this.cache.get(name);
    return cached && cached.until > Date.parse(this.clock.now()) ? cached.record : this.get(name);
  }

  async get(name: string): Promise<AccountRecord | undefined> {
    const record = await this.records.get<AccountRecord>(COLLECTION, name);
    if (record) this.remember(record);
    else this.cache.delete(name);
    return record;
  }

  async put(record: AccountRecord): Promise<void> {
    await this.records.put(COLLECTION, { [record.name]: record });
    this.remember(record);
  }

  private remember(record: AccountRecord): void {
    this.cache.set(record.name, { record, until: Date.parse(this.clock.now()) + CACHE_MS });
  }
}
