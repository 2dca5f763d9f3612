import type { Event } from './event.js';

/** Who gets a copy of a stream without being named: nobody, the superior node, or every subordinate node. */
export type Sharing = 'private' | 'superior' | 'subordinates';

/** A consistency boundary: the events of one stream and their fold. */
export interface Aggregate<State, E extends Event> {
  /** Stream category, camelCase without dash. */
  readonly category: string;
  /** Default `superior`: a township's work is the county's to read. */
  readonly sharing?: Sharing;
  readonly initial: State;
  evolve(state: State, event: E): State;
}

/** What a decider may know beside state and command. Everything that changes from run to run comes in here. */
export interface DecisionContext<Facts = unknown> {
  /** Date in the office's time zone, `YYYY-MM-DD`. */
  readonly today: string;
  /** Instant, ISO 8601 in UTC. */
  readonly now: string;
  /** The stream's id within its category and node. */
  readonly id: string;
  /** The node that decides, and so owns the stream. */
  readonly node: string;
  /** The account that asks, `name@node`. */
  readonly actor: string;
  /** What the registration asked the door to read for this decision. */
  readonly facts: Facts;
}

/** The rule of one command: what happened if it is granted, nothing if it already happened, `Refused` otherwise. Pure. */
export type Decide<State, Command, E extends Event, Facts = unknown> = (
  state: State,
  command: Command,
  context: DecisionContext<Facts>,
) => readonly E[];
