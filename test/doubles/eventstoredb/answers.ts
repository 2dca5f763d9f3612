/** Where an append wants to write: after a revision (-1: a new stream), or without looking. */
export type Expected = number | 'any' | 'stream_exists';

export interface Written {
  readonly revision: number;
  readonly position: number;
}

/** What stands in the stream instead: its last revision, -1 when there is none. */
export class WrongExpectedVersion {
  constructor(readonly current: number) {}
}
