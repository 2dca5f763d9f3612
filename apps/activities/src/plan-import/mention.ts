import type { ActivityType } from '@tongxin/contracts';
import type { Strength } from './activity-triggers.js';
import type { Clause } from './clauses.js';

/** An activity named in a sentence: where, in which clause, how plainly it is planned. */
export interface Mention {
  type: ActivityType;
  strength: Strength;
  word: string;
  start: number;
  end: number;
  clause: Clause;
  /** 0 plain, higher the vaguer. */
  vague: number;
}
