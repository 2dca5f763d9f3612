import type { RecordStore } from '@tongxin/eventing';

/** Records in memory, serialised as a store would. */
export class MemoryRecords implements RecordStore {
  private readonly collections = new Map<string, Map<string, string>>();

  async get<T>(collection: string, key: string): Promise<T | undefined> {
    const text = this.of(collection).get(key);
    return text === undefined ? undefined : (JSON.parse(text) as T);
  }

  async put(collection: string, records: Readonly<Record<string, unknown>>): Promise<void> {
    for (const [key, value] of Object.entries(records)) {
      if (value === undefined) this.of(collection).delete(key);
      else this.of(collection).set(key, JSON.stringify(value));
    }
  }

  async list<T>(collection: string, { prefix = '', after = '', limit = 1000 }: { prefix?: string; after?: string; limit?: number } = {}) {
    return [...this.of(collection)]
      .filter(([key]) => key.startsWith(prefix) && key > after)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .slice(0, limit)
      .map(([key, text]) => ({ key, value: JSON.parse(text) as T }));
  }

  private of(collection: string): Map<string, string> {
    const found = this.collections.get(collection) ?? new Map<string, string>();
    this.collections.set(collection, found);
    return found;
  }
}
