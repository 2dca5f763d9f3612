import type { Clock, RecordStore } from '@tongxin/eventing';
import type { Filter } from 'mongodb';
import type { DocumentSet } from './document-set.js';
import { STANDING, type Stored } from './stored.js';
import type { Work } from './work.js';

/** Records of a collection share the beginning of their keys; no collection's name has this sign. */
const SEPARATOR = '\u0000';
const LAST_CODE_POINT = 0x10_ff_ff;

interface Put {
  /** Key → JSON, `undefined` to delete. */
  readonly texts: ReadonlyMap<string, string | undefined>;
  resolve(): void;
  reject(error: unknown): void;
}

/** Records in MongoDB. Puts that wait while another is under way are written together, each whole, in their order. */
export class MongoRecordStore implements RecordStore {
  private waiting: Put[] = [];
  private writing: Promise<void> | undefined;
  private sequence: number | undefined;

  constructor(
    private readonly set: DocumentSet,
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  get<T>(collection: string, key: string): Promise<T | undefined> {
    return this.work.run(async () => {
      await this.set.settled();
      const text = (await this.set.documents.findOne({ _id: idOf(collection, key) }))?.text;
      return text === undefined ? undefined : (JSON.parse(text) as T);
    });
  }

  async put(collection: string, records: Readonly<Record<string, unknown>>): Promise<void> {
    const texts = Object.entries(records).map(
      ([key, value]) => [idOf(collection, key), JSON.stringify(value) as string | undefined] as const,
    );
    if (texts.length === 0) return;
    return this.work.run(
      () =>
        new Promise((resolve, reject) => {
          this.waiting.push({ texts: new Map(texts), resolve, reject });
          this.writing ??= this.writeWaiting();
        }),
    );
  }

  list<T>(
    collection: string,
    { prefix = '', after, limit = 1000 }: { prefix?: string; after?: string; limit?: number } = {},
  ): Promise<readonly { key: string; value: T }[]> {
    return this.work.run(async () => {
      await this.set.settled();
      const begin = idOf(collection, prefix);
      const bounds: Filter<Stored>[] = [{ _id: { $gte: begin } }, { _id: { $lt: endOf(begin) } }];
      if (after !== undefined) bounds.push({ _id: { $gt: idOf(collection, after) } });
      const found = await this.set.documents
        .find({ $and: [...bounds, STANDING] })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.map(({ _id, text = 'null' }) => ({ key: _id.slice(collection.length + 1), value: JSON.parse(text) as T }));
    });
  }

  private async writeWaiting(): Promise<void> {
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const group = this.waiting;
      this.waiting = [];
      try {
        await this.write(new Map(group.flatMap(({ texts }) => [...texts])));
        for (const put of group) put.resolve();
      } catch (error) {
        for (const put of group) put.reject(error);
      }
    }
    this.writing = undefined;
  }

  /** Another process may put records too: it was first, then, and this comes after it. */
  private async write(texts: ReadonlyMap<string, string | undefined>): Promise<void> {
    const gone = new Date(this.clock.now());
    for (;;) {
      const from = this.sequence ?? (await this.set.recover());
      if (from === undefined) throw new Error('the records are gone from the database; restore them, then start again');
      const at = from + 1;
      const changes = [...texts].map(([_id, text]) => (text === undefined ? { _id, at, gone } : { _id, at, text }));
      this.sequence = undefined;
      const written = await this.set.commit(from, at, changes);
      if (!written) continue;
      this.sequence = at;
      return;
    }
  }
}

function idOf(collection: string, key: string): string {
  return `${collection}${SEPARATOR}${key}`;
}

/** The first text after all that begin so. */
function endOf(begin: string): string {
  const points = [...begin];
  while ((points.at(-1)?.codePointAt(0) ?? 0) >= LAST_CODE_POINT) points.pop();
  const last = points.pop() ?? '';
  const next = (last.codePointAt(0) ?? 0) + 1;
  // There are no characters in between.
  return [...points, String.fromCodePoint(next === 0xd8_00 ? 0xe0_00 : next)].join('');
}
