import type { CommandToSend, Event, Reaction } from '@tongxin/eventing';
import { deepFreeze } from './freeze.js';
import { recorded, type Happened } from './recorded.js';
import { viewReaderOf, type Documents } from './view-reader.js';

/** The node that reacts, as in the other specs. */
const NODE = '990101101';

export interface ReactionSpec<E extends Event> {
  /** What the views hold when it reacts; nothing when not said. */
  given(views?: Documents): {
    when(event: Happened<E>): {
      /** These commands exactly, in this order, and the same ones when the event is delivered again. */
      then(...commands: CommandToSend[]): Promise<void>;
      thenNothing(): Promise<void>;
    };
  };
}

/** Given what views hold, when this event comes, then those commands are sent: a spec of one reaction. */
export function reactionSpecFor<E extends Event>(reaction: Reaction<E>): ReactionSpec<E> {
  return {
    given: (views = {}) => ({
      when(happened) {
        const [event] = recorded<E>([happened]);
        const outcome = async (...commands: CommandToSend[]): Promise<void> => {
          if (event === undefined || !reaction.events.includes(event.type))
            throw new Error(`${reaction.name} does not listen to ${happened.type}`);
          const reader = viewReaderOf(views);
          expect(await reaction.react(deepFreeze(event), reader, NODE)).toEqual(commands);
          expect(await reaction.react(event, reader, NODE)).toEqual(commands);
        };
        return { then: outcome, thenNothing: () => outcome() };
      },
    }),
  };
}
