import type { Caller } from '@tongxin/access';

/** What travels beside a command's body: for whom, to which stream, on what condition, under which id. */
export interface CommandCall {
  /** The stream's id within its aggregate's category and this node; absent for a command that creates its stream. */
  readonly id?: string;
  /** Who asks; the door refuses where it is absent. */
  readonly by?: Caller;
  /** From If-Match: the revision the caller has seen; the door then never retries. */
  readonly expected?: number;
  /** The same id again is answered with the first answer. Callers without one get a new one. */
  readonly commandId?: string;
  readonly correlationId?: string;
  readonly causationId?: string;
}

/** What a command did. */
export interface CommandAnswer {
  readonly id: string;
  readonly stream: string;
  /** The stream's revision after the command; its ETag. -1 when there is no stream still. */
  readonly revision: number;
  /** Log position from which views show it: pass it as `minPosition`. */
  readonly position: number;
  /** Types of the events recorded; empty when it had all happened before. */
  readonly events: readonly string[];
}
