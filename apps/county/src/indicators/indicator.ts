import type { Event } from '@tongxin/eventing';
import type { Label } from '@tongxin/runtime';

/** What an entity may know of an event beside type and data. */
export interface Happening {
  readonly stream: string;
  /** The stream's id within its category and node. */
  readonly id: string;
  /** The node that owns the stream. */
  readonly node: string;
  /** Day on which it was recorded, on the office's wall. */
  readonly on: string;
  readonly stateOf: StateOf;
}

/** The state of another entity, as of the event. */
export type StateOf = <State extends object>(entity: Entity<State>, subject: string) => State;

/** What figures need to know of one subject: folded from events and from what becomes of the entities it follows. */
export interface Entity<State extends object = object, E extends Event = Event> {
  /** One word; two entities may fold the same streams. */
  readonly name: string;
  /** Types it reads; others pass by. */
  readonly events: readonly E['type'][];
  readonly initial: State;
  /** What an event speaks of, where that is not its stream: a member, whoever keeps the register. Not of the form of a stream. */
  subject?(happening: Happening): string;
  /** The state after an event; the very same object when nothing changed. */
  evolve(state: State, event: E, happening: Happening): State;
  readonly follows?: readonly Following<State>[];
}

/** An entity that changes when another does: a plan when an activity that names it is held. */
export interface Following<State extends object = object, Followed extends object = object> {
  readonly entity: Entity<Followed>;
  /** Subjects of the entities concerned, each once. */
  subjects(before: Followed, after: Followed, at: Pick<ChangeAt, 'node'>): readonly string[];
  /** The state of the entity at one of these subjects after the change; the very same object when nothing changed. */
  evolve(state: State, before: Followed, after: Followed, at: ChangeAt): State;
}

/** Where the change of a followed entity arrives, and where it came from. */
export interface ChangeAt {
  /** What the following entity's state is of. */
  readonly subject: string;
  /** What the followed entity's state is of. */
  readonly followed: string;
  /** The node that owns the event's stream. */
  readonly node: string;
}

/** What an entity adds to an indicator, on which day. */
export interface Contribution {
  /** What of the entity it speaks of, where several parts count apart: an item of a plan, the stream of a member's proposal. */
  readonly part?: string;
  /** The township it counts for, where that is not the node that owns the event's stream: the county decides on a township's proposal. */
  readonly township?: string;
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
  /** Axes it is split by: the values they may have, with their names; a county's own values, such as its sectors, are their own names. */
  readonly axes?: Readonly<Record<string, Axis>>;
  readonly entity: Entity<State>;
  /** Fields of the state that `contributions` reads: while these stay the very same, so do the contributions. */
  readonly reads: readonly string[];
  contributions(state: State): readonly Contribution[];
}

export interface Axis extends Label {
  readonly values: Readonly<Record<string, Label>>;
}

/** No contribution; one array for all, so that before and after are seen to be the same. */
export const NOTHING: readonly Contribution[] = [];

/** Event types an entity changes on, its own and those of what it follows. */
export function eventsOf(entity: Entity): readonly string[] {
  return [...new Set([...entity.events, ...(entity.follows ?? []).flatMap((follows) => eventsOf(follows.entity))])].sort();
}
