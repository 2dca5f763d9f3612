/** What may be told of a request of another service of the node once it is answered: nothing that was in it. */
export interface AnsweredInside {
  /** What was asked for, such as `views.proposal-board`. */
  readonly asked: string;
  readonly milliseconds: number;
  /** Of the trace that it is part of, if there is one. */
  readonly correlationId?: string;
  /** Code of the refusal, if it was refused. */
  readonly code?: string;
  /** What went wrong when nobody had foreseen it. */
  readonly failure?: unknown;
}

/** Told of each such request once it is answered. It does not throw. */
export type InsideObserver = (answered: AnsweredInside) => void;
