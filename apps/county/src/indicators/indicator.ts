import type { Event } from '@tongxin/eventing';
import type { Label } from '@tongxin/runtime';

/** What figures need to know of one stream: folded from its events and from what becomes of the streams it follows. */
export interface Entity<State extends object = object, E extends Event = Event> {
  /** One word; two entities may fold the same streams. */
  readonly name: string;
  /** Types it reads; others pass by. */
  readonly events: readonly E['type'][];
  readonly initial: State;
  /** The state after an event; the very same object when nothing changed. */
  evolve(state: State, event: E): State;
  readonly follows?: Following<State>;
}

/** An entity that changes when another of the same node does: a plan when an activity that names it is held. */
export interface Following<State extends object = object, Followed extends object = object> {
  readonly entity: Entity<Followed>;
  /** Streams of the entities concerned, each once. */
  streams(before: Followed, after: Followed, node: string): readonly string[];
  /** The state of the entity at one of these streams after the change; the very same object when nothing changed. */
  evolve(state: State, before: Followed, after: Followed, stream: string): State;
}

/** What an entity adds to an indicator, on which day. */
export interface Contribution {
  /** What of the entity it speaks of, where several parts count apart, such as the items of a plan. */
  readonly part?: string;
  /** Axis → value, such as `{type: 'TRAINING'}`. */
  readonly axes?: Readonly<Record<string, string>>;
  readonly businessDate: string;
  readonly numerator: number;
  /** 0 for indicators that count. */
  readonly denominator: number;
}

/** A figure the county reads: what it means, and how the state of an entity becomes dated contributions. */
export interface Indicator<State extends object = object> extends Label {
  readonly code: string;
  readonly unit: 'count' | 'ratio';
  readonly definition: Label;
  /** Grows when the definition changes, in words or in what `contributions` gives; the ledger is then built anew. */
  readonly version: number;
  /** Axes it is split by: the values they may have, with their names. */
  readonly axes?: Readonly<Record<string, Axis>>;
  readonly entity: Entity<State>;
  contributions(state: State): readonly Contribution[];
}

export interface Axis extends Label {
  readonly values: Readonly<Record<string, Label>>;
}

/** No contribution; one array for all, so that before and after are seen to be the same. */
export const NOTHING: readonly Contribution[] = [];

/** Event types an entity changes on, its own and those of what it follows. */
export function eventsOf(entity: Entity): readonly string[] {
  return [...new Set([...entity.events, ...(entity.follows ? eventsOf(entity.follows.entity) : [])])].sort();
}
