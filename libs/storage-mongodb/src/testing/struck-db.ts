import type { Collection, Db } from 'mongodb';

/** How far the step was carried out at which the process is struck. */
export type Stroke = 'before' | 'half' | 'after';

type Call = (...words: unknown[]) => unknown;

const WRITES = new Set([
  'insertOne',
  'insertMany',
  'updateOne',
  'replaceOne',
  'bulkWrite',
  'deleteOne',
  'deleteMany',
  'createIndexes',
  'drop',
]);

/**
 * A database as a process uses it that is struck at one of its writes: the write is not carried out, in part, or wholly without an answer, and
 * nothing comes after it.
 */
export class StruckDb {
  /** What was written, in order, such as `views.generations.updateOne`. */
  readonly steps: string[] = [];
  private dead = false;
  private strikeAt = Infinity;
  private stroke: Stroke = 'before';
  private gate: { readonly step: string; readonly reached: () => void; readonly opened: Promise<void> } | undefined;

  constructor(private readonly real: Db) {}

  get db(): Db {
    return new Proxy(this.real, {
      get: (db, name) => (name === 'collection' ? (of: string) => this.collection(db.collection(of)) : (Reflect.get(db, name) as unknown)),
    });
  }

  /** From now on: the write of this number, from 0, is struck. */
  strike(step: number, stroke: Stroke): void {
    this.steps.length = 0;
    this.strikeAt = step;
    this.stroke = stroke;
  }

  /** It was the connection only, and it is back. */
  revive(): void {
    this.dead = false;
    this.strikeAt = Infinity;
  }

  /** The next write of this name waits until it is let go. */
  hold(step: string): { readonly reached: Promise<void>; letGo(): void } {
    const [reached, opened] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    this.gate = { step, reached: reached.resolve, opened: opened.promise };
    return { reached: reached.promise, letGo: opened.resolve };
  }

  private collection(collection: Collection): Collection {
    return new Proxy(collection, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name, target);
        if (typeof found !== 'function' || typeof name !== 'string') return found;
        const call: Call = found.bind(target) as Call;
        return WRITES.has(name) ? (...words: unknown[]) => this.write(`${target.collectionName}.${name}`, call, words) : this.alive(call);
      },
    });
  }

  private alive(call: Call): Call {
    return (...words) => {
      if (this.dead) throw new Error('the process is dead');
      return call(...words);
    };
  }

  private async write(step: string, call: Call, words: unknown[]): Promise<unknown> {
    if (this.dead) throw new Error('the process is dead');
    const at = this.steps.push(step) - 1;
    if (this.gate && step.endsWith(this.gate.step)) await this.wait();
    if (at !== this.strikeAt) return call(...words);
    this.dead = true;
    if (this.stroke === 'after') await call(...words);
    if (this.stroke === 'half') await halfOf(call, words);
    throw new Error(`struck ${this.stroke} ${step}`);
  }

  private async wait(): Promise<void> {
    const { gate } = this;
    this.gate = undefined;
    gate?.reached();
    await gate?.opened;
  }
}

/** A write of many documents in part; a write of one is whole or nothing. */
async function halfOf(call: Call, [first, ...rest]: unknown[]): Promise<void> {
  if (Array.isArray(first) && first.length > 1) await call(first.slice(0, Math.floor(first.length / 2)), ...rest);
}
