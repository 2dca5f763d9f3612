import type { Event, RecordedEvent } from './event.js';
import type { StoredDocument, ViewPage, ViewQuery } from './view.js';

/** A command as a reaction or alarm sends it through the door. */
export interface CommandToSend {
  /** Registered name of the command, `<aggregate>/<verb-noun>`, such as `activities/withdraw-invitation`. */
  readonly command: string;
  /** Id of the stream it goes to. */
  readonly id: string;
  readonly body: object;
}

/** Reads views by name; waits until they have seen the position asked for. */
export interface ViewReader {
  find<Doc extends object>(view: string, query: ViewQuery, minPosition?: number): Promise<ViewPage<Doc>>;
  get<Doc extends object>(view: string, key: string, minPosition?: number): Promise<StoredDocument<Doc> | undefined>;
}

/**
 * What follows from an event in other streams. Its checkpoint lives with the events and no rebuild resets it. Ids of its commands derive from the event,
 * so once more is the same as once; a refusal is a recorded outcome, any other error is retried.
 */
export interface Reaction<E extends Event = Event> {
  /** kebab-case, unique in a node, never reused. */
  readonly name: string;
  readonly events: readonly E['type'][];
  /** Where it starts on a log that already has events. */
  readonly startsAt: 'beginning' | 'now';
  /** `node` is the node that reacts: it can command its own streams only, though it may hold copies of others'. */
  react(event: RecordedEvent<E>, views: ViewReader, node: string): Promise<readonly CommandToSend[]>;
}

/** A due date that acts: documents of a view whose indexed field `due` has come make commands. Ids derive from (document, due). */
export interface Alarm<Doc extends object = object> {
  readonly name: string;
  readonly view: string;
  /** Indexed field holding a date or an instant; empty string when nothing is due. */
  readonly due: keyof Doc & string;
  /** Nothing for a document that speaks of another node's stream. */
  ring(document: Doc, key: string, node: string): CommandToSend | undefined;
}
