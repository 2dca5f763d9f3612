export type FindingKind =
  /** The text does not give the hash that stands beside it, or the hash was changed. */
  | 'altered'
  /** Positions, or the end of a stream, are missing. */
  | 'missing'
  /** A stream lacks a revision. */
  | 'revision-gap'
  /** The envelope belongs to another place than the one it lies in. */
  | 'displaced'
  /** The store cannot read it. */
  | 'unreadable'
  /** The log ends before a position that was signed. */
  | 'tail-cut'
  /** The chain of a stream holds in itself, but is not what was signed. */
  | 'rewritten'
  /** Times of storing or the order of events are not what was signed. */
  | 'reordered'
  /** A signed head carries no valid signature of its node. */
  | 'bad-signature'
  /** A signed head follows one that is not there. */
  | 'head-missing';

/** One thing that is not as it was recorded, and where. */
export interface Finding {
  readonly kind: FindingKind;
  readonly position?: number;
  readonly stream?: string;
  readonly revision?: number;
  readonly detail: string;
}

const MOST_FINDINGS = 100;

/** The first hundred findings; what follows from them is not worth more lines. */
export class Findings {
  readonly list: Finding[] = [];

  add(finding: Finding): void {
    if (this.list.length < MOST_FINDINGS) this.list.push(finding);
  }

  get isFull(): boolean {
    return this.list.length >= MOST_FINDINGS;
  }
}
