import { commandIdOf, streamIdOf } from '@tongxin/runtime';
import type { OpenNode } from '../open-node.js';

/** One thing said in the made-up year: when, where, by which account, as which command. */
export interface Line {
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  readonly node: string;
  readonly account: string;
  /** `<resource>/<verb-noun>`. */
  readonly command: string;
  readonly id?: string;
  /** What is said; worked out when it is, where it depends on what was recorded until then. */
  readonly body: object | ((node: OpenNode) => Promise<object>);
  /** Unlike in every line, so that the year can be written again from where a power cut left it. */
  readonly key: string;
}

/** Id of what the line with this key creates. */
export function idOf(key: string): string {
  return streamIdOf(commandIdOf('sample', key));
}

/** An instant of a day in the made-up county, whose clocks are eight hours before UTC. */
export function at(day: string, time: string): string {
  return new Date(`${day}T${time}:00+08:00`).toISOString();
}

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same numbers in the same order for the same seed, between 0 and 1. */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
