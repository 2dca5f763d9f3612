import {
  cellOf,
  CheckpointConflict,
  encodeCursor,
  type Clock,
  type Generation,
  type StoredDocument,
  type ViewPage,
  type ViewQuery,
  type ViewStore,
} from '@tongxin/eventing';
import type { Generations, Opened } from './generations.js';
import type { Stored } from './stored.js';
import { toSelect } from './view-filter.js';
import type { Work } from './work.js';

type Changes = Parameters<ViewStore['commit']>[3];

/** Documents of views in MongoDB, a collection for each generation, committed by a redo record. */
export class MongoViewStore implements ViewStore {
  constructor(
    private readonly generations: Generations,
    private readonly work: Work,
    private readonly clock: Clock,
  ) {}

  open(generation: Generation): Promise<number> {
    return this.work.run(() => this.generations.open(generation));
  }

  load(generation: Generation, keys: readonly string[]): Promise<ReadonlyMap<string, object>> {
    return this.read(generation, async ({ set }) => {
      const found = keys.length > 0 ? await set.documents.find({ _id: { $in: [...keys] } }).toArray() : [];
      return new Map(found.flatMap(({ _id, text }) => (text === undefined ? [] : [[_id, JSON.parse(text) as object]])));
    });
  }

  commit(generation: Generation, from: number, to: number, documents: Changes): Promise<void> {
    const gone = new Date(this.clock.now());
    return this.work.run(async () => {
      if (to <= from) throw new Error(`a checkpoint moves on, not from ${from} to ${to}`);
      const { set, cells } = await this.generations.opened(generation);
      const changes = [...documents].map(([key, change]) => storedOf(key, change, { at: to, gone, cells }));
      if (await set.commit(from, to, changes)) return;
      throw new CheckpointConflict(`${generation.view}/${generation.generation} is not at ${from}`);
    });
  }

  find<Doc extends object>(generation: Generation, query: ViewQuery): Promise<ViewPage<Doc>> {
    return this.read(generation, async (opened) => {
      const select = toSelect(opened.cells, query);
      await this.generations.ensureIndexes(generation, opened);
      const rows = await opened.set.documents
        .find(select.filter)
        .sort(select.sort)
        .limit(select.limit + 1)
        .toArray();
      const page = rows.slice(0, select.limit);
      const items = page.map((row) => documentOf<Doc>(row));
      const last = page.at(-1);
      if (rows.length <= select.limit || !last) return { items };
      return { items, next: encodeCursor({ orderBy: select.orderBy, value: last[select.sortedBy] as string | number, key: last._id }) };
    });
  }

  get<Doc extends object>(generation: Generation, key: string): Promise<StoredDocument<Doc> | undefined> {
    return this.read(generation, async ({ set }) => {
      const row = await set.documents.findOne({ _id: key });
      return row?.text === undefined ? undefined : documentOf<Doc>(row);
    });
  }

  active(view: string): Promise<string | undefined> {
    return this.work.run(() => this.generations.active(view));
  }

  activate(generation: Generation): Promise<void> {
    return this.work.run(() => this.generations.activate(generation));
  }

  drop(generation: Generation): Promise<void> {
    return this.work.run(() => this.generations.drop(generation));
  }

  close(): Promise<void> {
    return this.work.close();
  }

  /** An answer from a generation that was dropped meanwhile would be empty or in part: it is none. */
  private read<T>(generation: Generation, question: (opened: Opened) => Promise<T>): Promise<T> {
    return this.work.run(async () => {
      const opened = await this.generations.opened(generation);
      await opened.set.settled();
      const answer = await question(opened);
      if (this.generations.stands(generation, opened)) return answer;
      throw new Error(`${generation.view}/${generation.generation} was dropped while it was asked`);
    });
  }
}

function storedOf(
  key: string,
  { position, document }: { position: number; document: object | undefined },
  { at, gone, cells }: { at: number; gone: Date; cells: ReadonlyMap<string, string> },
): Stored {
  if (document === undefined) return { _id: key, at, gone };
  const values = [...cells].map(([field, cell]) => [cell, cellOf((document as Record<string, unknown>)[field])] as const);
  return { _id: key, at, position, ...Object.fromEntries(values), text: JSON.stringify(document) };
}

function documentOf<Doc>({ _id, position, text }: Stored): StoredDocument<Doc> {
  return { key: _id, position: position as number, document: JSON.parse(text ?? 'null') as Doc };
}
