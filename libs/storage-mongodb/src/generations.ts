import { randomUUID } from 'node:crypto';
import type { Generation } from '@tongxin/eventing';
import type { Collection, Db } from 'mongodb';
import { DocumentSet } from './document-set.js';
import { COMMAND_NOT_FOUND, hasCode, insertOnce } from './server-answers.js';
import { GONE_SECONDS, type Head, type RedoPart, type Stored } from './stored.js';

interface GenerationHead extends Head {
  readonly view: string;
  readonly generation: string;
  readonly indexes: readonly string[];
  /** Whether MongoDB's indexes for `indexes` are there. */
  readonly indexed: boolean;
  /** Whether it ever answered queries. */
  readonly taken: boolean;
  /** The incarnation that is being dropped. */
  readonly dropping?: string;
}

/** Which generation answers for a view. */
interface Active {
  /** The view. */
  readonly _id: string;
  readonly generation: string;
  readonly incarnation: string;
}

/** A generation that stands. */
export interface Opened {
  readonly set: DocumentSet;
  /** Field → name of its cell. */
  readonly cells: ReadonlyMap<string, string>;
  indexed: boolean;
}

type Name = Pick<Generation, 'view' | 'generation'>;

/** Which generations there are, each with its set of documents, and which of them answer. */
export class Generations {
  private readonly heads: Collection<GenerationHead>;
  private readonly actives: Collection<Active>;
  private readonly parts: Collection<RedoPart>;
  private readonly known = new Map<string, Opened>();

  constructor(
    private readonly db: Db,
    private readonly partBytes?: number,
  ) {
    this.heads = db.collection('views.generations');
    this.actives = db.collection('views.active');
    this.parts = db.collection('views.redo');
  }

  /** Drops what a process that ended had begun to drop, or would have dropped once its successor had taken over. */
  async tidy(): Promise<void> {
    const answering = new Set((await this.actives.find().toArray()).map(({ incarnation }) => incarnation));
    const heads = await this.heads.find({}, { projection: { redo: 0 } }).toArray();
    for (const head of heads) {
      if (head.dropping !== undefined) await this.finishDropping(head, head.dropping);
      else if (head.taken && !answering.has(head.incarnation ?? '')) await this.drop(head);
    }
  }

  /** Makes the generation if it is not there; answers its checkpoint. */
  async open(generation: Generation): Promise<number> {
    for (;;) {
      const head = (await this.findHead(generation)) ?? (await this.insertHead(generation));
      const checkpoint = head && (await this.openHead(head, generation));
      if (checkpoint !== undefined) return checkpoint;
    }
  }

  /** A generation that was opened before, be it by another process. @throws when it never was. */
  async opened(generation: Generation): Promise<Opened> {
    const known = this.known.get(idOf(generation));
    if (known) return known;
    const head = await this.findHead(generation);
    if (head?.incarnation === undefined) throw notOpened(generation);
    return this.remember(head, head.incarnation);
  }

  /** Whether the generation is still the one that was opened. */
  stands(generation: Generation, opened: Opened): boolean {
    return this.known.get(idOf(generation)) === opened;
  }

  /** Only when the generation is first asked or takes over: an index that is built at once costs less than one that grows with a rebuild. */
  async ensureIndexes(generation: Generation, { set, cells, indexed }: Opened): Promise<void> {
    if (indexed) return;
    const fields = ['position', ...cells.values()];
    await set.documents.createIndexes(fields.map((field) => ({ key: { [field]: 1, _id: 1 }, name: field })));
    await this.heads.updateOne({ _id: idOf(generation), incarnation: set.incarnation }, { $set: { indexed: true } });
    const opened = this.known.get(idOf(generation));
    if (opened?.set === set) opened.indexed = true;
  }

  async active(view: string): Promise<string | undefined> {
    return (await this.actives.findOne({ _id: view }))?.generation;
  }

  async activate(generation: Generation): Promise<void> {
    const opened = await this.opened(generation);
    await this.ensureIndexes(generation, opened);
    const { view, generation: name } = generation;
    const { incarnation } = opened.set;
    if ((await opened.set.recover()) === undefined) throw notOpened(generation);
    await this.actives.replaceOne({ _id: view }, { generation: name, incarnation }, { upsert: true });
    await this.heads.updateOne({ _id: idOf(generation), incarnation }, { $set: { taken: true } });
    const others = await this.heads.find({ view, generation: { $ne: name } }, { projection: { redo: 0 } }).toArray();
    for (const other of others) await this.drop(other);
  }

  async drop(generation: Name): Promise<void> {
    this.known.delete(idOf(generation));
    const head = await this.findHead(generation);
    if (!head) return;
    const dropping = head.dropping ?? head.incarnation ?? '';
    // From here on no commit to it can be decided.
    await this.heads.updateOne({ _id: head._id, incarnation: dropping }, { $set: { dropping }, $unset: { incarnation: '', redo: '' } });
    await this.finishDropping(head, dropping);
  }

  private async openHead(head: GenerationHead, generation: Generation): Promise<number | undefined> {
    if (head.dropping !== undefined) await this.finishDropping(head, head.dropping);
    if (head.incarnation === undefined) return undefined;
    const [stands, wanted] = [head.indexes, generation.indexes].map((indexes) => JSON.stringify(indexes));
    if (stands !== wanted) throw new Error(`${idOf(generation)} stands with indexes ${stands}, not ${wanted}`);
    const { set } = this.remember(head, head.incarnation);
    await forgetGone(set.documents);
    const checkpoint = await set.recover();
    if (checkpoint !== undefined) await set.forgetAbandoned(checkpoint);
    return checkpoint;
  }

  /** `undefined` when another process was quicker. */
  private async insertHead(generation: Generation): Promise<GenerationHead | undefined> {
    const { view, generation: name, indexes } = generation;
    const begun = { incarnation: randomUUID(), checkpoint: 0, indexed: false, taken: false };
    const head = { _id: idOf(generation), view, generation: name, indexes, ...begun };
    return (await insertOnce(this.heads, head)) ? head : undefined;
  }

  private findHead(generation: Name): Promise<GenerationHead | null> {
    return this.heads.findOne<GenerationHead>({ _id: idOf(generation) }, { projection: { redo: 0 } });
  }

  private remember({ _id, indexes, indexed }: GenerationHead, incarnation: string): Opened {
    const known = this.known.get(_id);
    if (known?.set.incarnation === incarnation) return known;
    // The heads of generations are heads, with more in them.
    const heads = this.heads as unknown as Collection<Head>;
    const set = new DocumentSet({ heads, parts: this.parts, documents: this.documentsOf(incarnation) }, _id, incarnation, this.partBytes);
    const opened = { set, indexed, cells: new Map(indexes.map((field, at) => [field, `i${at}`])) };
    this.known.set(_id, opened);
    return opened;
  }

  private async finishDropping({ _id, view }: GenerationHead, dropping: string): Promise<void> {
    await this.actives.deleteOne({ _id: view, incarnation: dropping });
    await dropCollection(this.documentsOf(dropping));
    await this.parts.deleteMany({ owner: dropping });
    await this.heads.deleteOne({ _id, dropping });
  }

  private documentsOf(incarnation: string): Collection<Stored> {
    return this.db.collection(`views.documents.${incarnation}`);
  }
}

/** Has MongoDB delete removed documents after a while. */
export async function forgetGone(documents: Collection<Stored>): Promise<void> {
  await documents.createIndexes([{ key: { gone: 1 }, name: 'gone', sparse: true, expireAfterSeconds: GONE_SECONDS }]);
}

/** A server that cannot drop collections is left with an empty one. */
async function dropCollection(documents: Collection<Stored>): Promise<void> {
  try {
    await documents.drop();
  } catch (error) {
    if (!hasCode(error, COMMAND_NOT_FOUND)) throw error;
    await documents.deleteMany({});
  }
}

function idOf({ view, generation }: Name): string {
  return `${view}/${generation}`;
}

function notOpened(generation: Generation): Error {
  return new Error(`${idOf(generation)} was not opened`);
}
