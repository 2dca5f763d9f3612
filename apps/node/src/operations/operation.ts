import type { Progress } from '@tongxin/hosting';
import type { Program } from '../program.js';

/** A piece of the operator's work, done inside the program that holds the data: the running one, or one opened for this alone. */
export type Operation<Input, Result> = (program: Program, input: Input, progress: Progress) => Promise<Result>;
