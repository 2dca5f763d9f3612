/**
 * Records beside the log, which may change or vanish: accounts, answers to idempotency keys, checkpoints of reactions and links, drafts.
 * They live with the events, so a backup holds both as of one moment, and a rebuild of views never touches them.
 */
export interface RecordStore {
  get<T>(collection: string, key: string): Promise<T | undefined>;
  /** Writes several records at once, all or none; a value of `undefined` deletes. Resolves once durable. */
  put(collection: string, records: Readonly<Record<string, unknown>>): Promise<void>;
  /** Records whose key begins with `prefix`, in key order, after a key when given, at most `limit` (default 1000). */
  list<T>(collection: string, options?: { prefix?: string; after?: string; limit?: number }): Promise<readonly { key: string; value: T }[]>;
}
