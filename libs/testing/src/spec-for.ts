import { Refused, type Aggregate, type Decide, type DecisionContext, type Event } from '@tongxin/eventing';
import { deepFreeze } from './freeze.js';

/** What a decider knows in a spec that says nothing else. */
const usual: Omit<DecisionContext, 'now'> = { today: '2026-04-01', id: 'x', node: '990101101', actor: 'clerk@990101101', facts: {} };

/** A whole context from what a spec says of it; `now` is ten in the morning of `today` in China, unless said. */
export function contextOf<Facts>(overrides: Partial<DecisionContext<Facts>> = {}): DecisionContext<Facts> {
  const context = { ...usual, ...overrides };
  return { now: `${context.today}T02:00:00.000Z`, ...context } as DecisionContext<Facts>;
}

export interface Outcome<E extends Event> {
  /** These events exactly; and the same command after them brings nothing new. */
  then(...events: E[]): void;
  /** Refused with this code and, when given, exactly these details. */
  thenRefused(code: string, details?: Readonly<Record<string, unknown>>): void;
  /** Granted, but it had already happened. */
  thenNothing(): void;
}

export interface DeciderSpec<Command, E extends Event, Facts> {
  given(...history: E[]): { when(command: Command, context?: Partial<DecisionContext<Facts>>): Outcome<E> };
}

/** Given these events, when this command comes, then that: a spec of one decider, without a store, a clock or a door. */
export function specFor<State, Command, E extends Event, Facts = unknown>(
  aggregate: Aggregate<State, E>,
  decide: Decide<State, Command, E, Facts>,
  overrides: Partial<DecisionContext<NoInfer<Facts>>> = {},
): DeciderSpec<Command, E, Facts> {
  const fold = (state: State, events: readonly E[]): State =>
    events.reduce((before, event) => deepFreeze(aggregate.evolve(before, deepFreeze(event))), deepFreeze(state));

  return {
    given: (...history) => ({
      when(command, moreOverrides = {}) {
        const context = contextOf({ ...overrides, ...moreOverrides });
        const state = fold(aggregate.initial, history);
        const ask = (at: State): readonly E[] => decide(at, deepFreeze(command), context);
        return {
          then(...events) {
            const decided = ask(state);
            expect(decided).toStrictEqual(events);
            expect(repeated(() => ask(fold(state, decided)))).toEqual([]);
          },
          thenRefused(code, details) {
            const refusal = refusalOf(() => ask(state));
            expect(refusal.code).toBe(code);
            if (details !== undefined) expect(refusal.details).toEqual(details);
          },
          thenNothing: () => expect(ask(state)).toEqual([]),
        };
      },
    }),
  };
}

function refusalOf(ask: () => readonly Event[]): Refused {
  let decided: readonly Event[];
  try {
    decided = ask();
  } catch (error) {
    if (error instanceof Refused) return error;
    throw error;
  }
  throw new Error(`expected a refusal, but it was granted: ${JSON.stringify(decided)}`);
}

function repeated(ask: () => readonly Event[]): readonly Event[] {
  try {
    return ask();
  } catch (error) {
    if (error instanceof Refused)
      throw new Error(`the same command again was refused with ${error.code} and should have brought nothing new`, { cause: error });
    throw error;
  }
}
