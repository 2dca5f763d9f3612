import type { Caller, Role } from '@tongxin/access';
import type { Aggregate, Alarm, Decide, DecisionContext, Event, Projection, Reaction, View, ViewReader } from '@tongxin/eventing';
import type { CommandCall } from './call.js';
import type { Label } from './label.js';
import type { Todo } from './todo.js';

// What a service says of itself. The door, the routes, the OpenAPI document and the messages are all made from this.

/** A class with no constructor arguments: the DTO or document that class-validator and the OpenAPI document read. */
export type Model<T extends object = object> = new () => T;

/** Fetches what a decision needs from elsewhere. What must not be stale belongs in the stream instead. */
export type FactsOf<Command, Facts> = (
  command: Command,
  context: Omit<DecisionContext, 'facts'> & { readonly call: CommandCall; readonly views: ViewReader },
) => Promise<Facts>;

/** Where personal data lies: never in the log. */
export interface PersonalData {
  /** Keeps fields of a person; a later value takes the place of the earlier. */
  seal(personId: string, fields: Readonly<Record<string, string>>): Promise<void>;
  /** Makes what was kept of a person unreadable for good. */
  erase(personId: string, by: { readonly by: string; readonly reason: string }): Promise<void>;
  /** Which names that are kept stand in a text. */
  namesIn(text: string): Promise<readonly string[]>;
}

/** What a command does to personal data, once it is granted and before its events are appended; what it refuses is not recorded. */
export interface PersonalWork<State, Command> {
  /** Fields of the command that are personal: the decider never sees them. */
  readonly fields: readonly (keyof Command & string)[];
  /** `state` is the stream's after the command. Done again after a stop in between, it must come to the same. */
  act(
    data: PersonalData,
    granted: { readonly command: Command; readonly state: State; readonly id: string; readonly actor: string },
  ): Promise<void>;
}

export interface CommandOptions<Command, Facts, State = never> {
  readonly label: Label;
  /** Makes a new stream whose id derives from the command id; its route takes no id. */
  readonly creates?: boolean;
  readonly facts?: FactsOf<Command, Facts>;
  readonly personal?: PersonalWork<State, Command>;
  /** A body that is accepted, for the API document. */
  readonly example?: Command;
}

export interface RegisteredCommand {
  /** `<resource>/<verb-noun>`, the name for messages, reactions, alarms and the command line. */
  readonly name: string;
  readonly resource: string;
  readonly verb: string;
  readonly dto: Model;
  readonly aggregate: Aggregate<unknown, Event>;
  readonly decide: Decide<unknown, object, Event>;
  readonly roles: readonly Role[];
  readonly options: CommandOptions<object, unknown, unknown>;
}

type Entry<State, E extends Event> = <Command extends object, Facts>(
  dto: Model<Command>,
  decide: Decide<State, Command, E, Facts>,
  roles: readonly Role[],
  options: CommandOptions<Command, Facts, State>,
) => RegisteredCommand;

/**
 * The commands of one aggregate. `resource` is its plural in kebab-case; a DTO `AssignHandling` makes
 * `POST /api/<resource>/:id/assign-handling` and the message `<resource>/assign-handling`.
 */
export function commands<State, E extends Event>(
  resource: string,
  aggregate: Aggregate<State, E>,
  list: (command: Entry<State, E>) => readonly RegisteredCommand[],
): readonly RegisteredCommand[] {
  return list((dto, decide, roles, options) => {
    const verb = kebab(dto.name);
    // The one place where the types of state, command and event are forgotten: door and routes treat all pairs alike.
    return { name: `${resource}/${verb}`, resource, verb, dto, aggregate, decide, roles, options } as unknown as RegisteredCommand;
  });
}

export interface RegisteredView {
  readonly view: View<object, Event> | Projection<Event>;
  /** Present when the documents can be asked over HTTP: `GET /api/<name>` and `GET /api/<name>/:key`. */
  readonly reading?: {
    readonly model: Model;
    readonly roles: readonly Role[];
    readonly label: Label;
    /** Indexes offered as query parameters. */
    readonly filters: readonly string[];
    readonly orderBy?: string;
  };
}

/** A view, and how it may be read over HTTP if at all. */
export function view<Doc extends object, E extends Event>(
  declared: View<Doc, E> | Projection<E>,
  reading?: RegisteredView['reading'],
): RegisteredView {
  return { view: declared as unknown as RegisteredView['view'], reading };
}

/** Work that goes on whether or not anyone asks, such as reading another county's feed. The node starts it after its engines and stops it before them. */
export interface BackgroundWorker {
  start(): Promise<void>;
  /** Finishes what is in hand. */
  stop(): Promise<void>;
}

/** Vouches for tokens of its own form, beside the sessions of accounts. */
export interface BearerVerifier {
  /** Whether a token is of its form; it may still be refused. */
  knows(token: string): boolean;
  /** Who it is. @throws Refused `access.unauthenticated`. */
  verify(token: string): Promise<Caller>;
}

/** One bounded context: all that it decides, shows, does by itself. */
export interface Service {
  readonly name: string;
  readonly commands: readonly RegisteredCommand[];
  readonly views: readonly RegisteredView[];
  readonly reactions: readonly Reaction[];
  readonly alarms: readonly Alarm[];
  /** What it has waiting for people. */
  readonly todos: readonly Todo[];
  /** Nest controllers and providers beyond what the registrations make. */
  readonly controllers: readonly (new (...dependencies: never[]) => object)[];
  readonly providers: readonly (new (...dependencies: never[]) => object)[];
  /** Those of its providers that work by themselves. */
  readonly workers: readonly (new (...dependencies: never[]) => BackgroundWorker)[];
  /** Those of its providers that know who bears a token. */
  readonly bearers: readonly (new (...dependencies: never[]) => BearerVerifier)[];
  /** Texts of the refusals its deciders give. */
  readonly refusals: Readonly<Record<string, Label>>;
}

const NOTHING = { views: [], reactions: [], alarms: [], todos: [], controllers: [], providers: [], workers: [], bearers: [], refusals: {} };

export function service(
  name: string,
  parts: Partial<Omit<Service, 'name' | 'commands'>> & { commands?: readonly (readonly RegisteredCommand[])[] },
): Service {
  return { ...NOTHING, ...parts, name, commands: (parts.commands ?? []).flat() };
}

/** Reactions and alarms of different events and documents in one list. */
export function reaction<E extends Event>(declared: Reaction<E>): Reaction {
  return declared;
}

export function alarm<Doc extends object>(declared: Alarm<Doc>): Alarm {
  return declared as unknown as Alarm;
}

export function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase();
}
