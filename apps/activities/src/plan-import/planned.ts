import type { Clause } from './clauses.js';
import type { Mention } from './mention.js';
import type { Sentence } from './sentences.js';

/** What a sentence plans, before it becomes items. */
export interface Planned {
  sentence: Sentence;
  scan: string;
  clauses: readonly Clause[];
  mentions: readonly Mention[];
  /** Mentions that became cadences. */
  skip: ReadonlySet<Mention>;
  topicsAbove: readonly string[];
}
