/** A document as a set keeps it: text, so that it comes back byte for byte, with the fields that it is asked and sorted by beside it. */
export interface Stored {
  readonly _id: string;
  /** The checkpoint that its commit moved to. Nothing of an earlier commit may take its place. */
  readonly at: number;
  /** JSON; absent where the document was removed. */
  readonly text?: string;
  /** When it was removed. It stands until nobody can still be about to write an earlier state, then MongoDB deletes it. */
  readonly gone?: Date;
  readonly [cell: string]: string | number | Date | undefined;
}

/** What one commit writes, until it is applied: the last part stands in the head, those before it on their own. */
export interface Redo {
  readonly commit: string;
  /** Parts that stand on their own. */
  readonly parts: number;
  readonly changes: readonly Stored[];
}

export interface RedoPart {
  /** `commit/number`. */
  readonly _id: string;
  /** The set's incarnation. */
  readonly owner: string;
  /** The checkpoint that the commit starts from. */
  readonly from: number;
  readonly changes: readonly Stored[];
}

/** The one document that decides what a set holds. */
export interface Head {
  readonly _id: string;
  /** Another one each time that the set is made; absent once it is being dropped. */
  readonly incarnation?: string;
  readonly checkpoint: number;
  readonly redo?: Redo;
}

/** Removed documents stand so long before MongoDB deletes them, in seconds: far longer than any write can be under way. */
export const GONE_SECONDS = 24 * 60 * 60;

/** A bare filter: documents that were not removed. */
export const STANDING = { gone: { $exists: false } } as const;
