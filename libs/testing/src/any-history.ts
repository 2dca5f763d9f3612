import { Refused, type Aggregate, type Decide, type DecisionContext, type Event } from '@tongxin/eventing';
import fc from 'fast-check';
import { contextOf } from './spec-for.js';
import { deepFreeze, stored } from './freeze.js';

/** One command somebody may try at any point of a history. */
export interface Attempt<State, E extends Event> {
  readonly decide: (state: State) => readonly E[];
}

/** Any command of one kind, tried in a usual context unless another is given. */
export function attempts<State, Command, E extends Event, Facts = unknown>(
  decide: Decide<State, Command, E, Facts>,
  commands: fc.Arbitrary<Command>,
  context: Partial<DecisionContext<NoInfer<Facts>>> = {},
): fc.Arbitrary<Attempt<State, E>> {
  const whole = contextOf(context);
  return commands.map((command) => ({
    decide: (state: State) => decide(state, deepFreeze(command), whole),
    [fc.toStringMethod]: () => `${decide.name}(${JSON.stringify(command)})`,
  }));
}

export interface HistoryOptions<State, E extends Event> {
  /** What must be true of every state on the way; throws or expects otherwise. */
  readonly holds?: (state: State, history: readonly E[]) => void;
  /** How many histories are tried. Default 200. */
  readonly runs?: number;
  /** Attempts in the longest history. Default 25. */
  readonly longest?: number;
}

/**
 * Whatever is tried in whatever order: granted or refused, nothing else is thrown; each decision repeated brings nothing new; folding changes
 * no state or event it was given, and events read back from JSON fold to the same.
 */
export function anyHistory<State, E extends Event>(
  aggregate: Aggregate<State, E>,
  commands: readonly fc.Arbitrary<Attempt<State, E>>[],
  { holds = () => undefined, runs = 200, longest = 25 }: HistoryOptions<State, E> = {},
): void {
  const evolve = (state: State, event: E): State => deepFreeze(aggregate.evolve(state, event));
  const history = fc.array(fc.oneof(...commands), { maxLength: longest });
  const property = fc.property(history, (tries) => {
    let state = deepFreeze(aggregate.initial);
    const events: E[] = [];
    for (const one of tries) {
      const decided = granted(one, state);
      if (decided === undefined) continue;
      state = decided.map(deepFreeze).reduce(evolve, state);
      events.push(...decided);
      if (decided.length > 0) expect(granted(one, state)).toEqual([]);
      holds(state, events);
    }
    expect(stored(events).reduce(evolve, aggregate.initial)).toEqual(state);
  });
  fc.assert(property, { numRuns: runs });
}

/** The events, or `undefined` for a refusal; any other error is the test's. */
function granted<State, E extends Event>(attempt: Attempt<State, E>, state: State): readonly E[] | undefined {
  try {
    return attempt.decide(state);
  } catch (error) {
    if (error instanceof Refused) return undefined;
    throw error;
  }
}
