import { randomUUID } from 'node:crypto';
import type { Collection } from 'mongodb';
import { applyChanges } from './apply-changes.js';
import { cutIntoParts } from './redo-parts.js';
import type { Head, Redo, RedoPart, Stored } from './stored.js';

export interface SetCollections {
  readonly heads: Collection<Head>;
  readonly parts: Collection<RedoPart>;
  readonly documents: Collection<Stored>;
}

/**
 * Documents with one checkpoint. A commit is decided by one write to the set's head, which carries the new checkpoint and what is to be
 * written; after that it is only carried out, by whoever finds it: who made it, or the next one to open the set.
 */
export class DocumentSet {
  /** A commit failed under way: what it left is carried out before anything is read. */
  private unsettled = false;

  constructor(
    private readonly collections: SetCollections,
    private readonly id: string,
    readonly incarnation: string,
    private readonly partBytes?: number,
  ) {}

  get documents(): Collection<Stored> {
    return this.collections.documents;
  }

  /** Moves the checkpoint and writes the documents, all or nothing. Tells `false` where the checkpoint was elsewhere; nothing is written then. */
  async commit(from: number, to: number, changes: readonly Stored[]): Promise<boolean> {
    const parts = cutIntoParts(changes, this.partBytes);
    const redo: Redo = { commit: randomUUID(), parts: parts.length - 1, changes: parts.at(-1) ?? [] };
    try {
      await this.writeParts(redo, from, parts.slice(0, -1));
      const moved = await this.move(from, to, redo);
      if (moved) await this.carryOut(redo);
      else await this.forgetParts(redo);
      return moved;
    } catch (error) {
      this.unsettled = true;
      throw error;
    }
  }

  /** The checkpoint, once what was decided is carried out; `undefined` when the set is not there any more. */
  async recover(): Promise<number | undefined> {
    const head = await this.head();
    if (head?.redo) await this.carryOut(head.redo);
    this.unsettled = false;
    return head?.checkpoint;
  }

  /** Lets nobody read what a failed commit left half done. */
  async settled(): Promise<void> {
    if (this.unsettled) await this.recover();
  }

  /** Deletes parts of commits that can never be decided, since the checkpoint has left the place they start from. */
  async forgetAbandoned(checkpoint: number): Promise<void> {
    await this.collections.parts.deleteMany({ owner: this.incarnation, from: { $lt: checkpoint } });
  }

  /** An undecided commit of somebody else at the same place is not waited for; a decided one that he left is carried out first. */
  private async move(from: number, to: number, redo: Redo): Promise<boolean> {
    if (await this.tryToMove(from, to, redo)) return true;
    return (await this.recover()) === from && (await this.tryToMove(from, to, redo));
  }

  private async tryToMove(from: number, to: number, redo: Redo): Promise<boolean> {
    const { matchedCount } = await this.collections.heads.updateOne(
      { _id: this.id, incarnation: this.incarnation, checkpoint: from, redo: { $exists: false } },
      { $set: { checkpoint: to, ...(redo.changes.length > 0 && { redo }) } },
    );
    return matchedCount === 1;
  }

  private async carryOut(redo: Redo): Promise<void> {
    for (const _id of partsOf(redo)) {
      const part = await this.collections.parts.findOne({ _id });
      if (part) await applyChanges(this.documents, part.changes);
      else return this.carriedOutElsewhere(redo);
    }
    await applyChanges(this.documents, redo.changes);
    if (redo.changes.length === 0) return;
    await this.collections.heads.updateOne(
      { _id: this.id, incarnation: this.incarnation, 'redo.commit': redo.commit },
      { $unset: { redo: '' } },
    );
    await this.forgetParts(redo);
  }

  /** Parts go only after all of them were applied and that is written. */
  private async carriedOutElsewhere({ commit }: Redo): Promise<void> {
    if ((await this.head())?.redo?.commit === commit) throw new Error(`${this.id}: a part of commit ${commit} is missing`);
  }

  private head(): Promise<Head | null> {
    return this.collections.heads.findOne({ _id: this.id, incarnation: this.incarnation });
  }

  private async writeParts(redo: Redo, from: number, parts: readonly Stored[][]): Promise<void> {
    if (parts.length === 0) return;
    const ids = partsOf(redo);
    const owner = this.incarnation;
    await this.collections.parts.insertMany(parts.map((changes, at) => ({ _id: ids[at] ?? '', owner, from, changes })));
  }

  private async forgetParts(redo: Redo): Promise<void> {
    if (redo.parts > 0) await this.collections.parts.deleteMany({ _id: { $in: partsOf(redo) } });
  }
}

function partsOf({ commit, parts }: Redo): string[] {
  return Array.from({ length: parts }, (_, number) => `${commit}/${number}`);
}
