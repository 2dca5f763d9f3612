import { CommandHandler, type CommandBus, type ICommandHandler } from '@nestjs/cqrs';
import type { Provider } from '@nestjs/common';
import { Refused } from '@tongxin/eventing';
import type { CommandAnswer, CommandCall } from './call.js';
import { CommandEngine } from './command-engine.js';
import type { Model, RegisteredCommand } from './registration.js';

/** A command on its way over the bus: body and call side by side, for the bus drops context of ordinary handlers. */
class CommandEnvelope {
  constructor(
    readonly body: unknown,
    readonly call: CommandCall,
  ) {}
}

type EnvelopeClass = new (body: unknown, call: CommandCall) => CommandEnvelope;

const envelopes = new WeakMap<RegisteredCommand, EnvelopeClass>();

function envelopeOf(registered: RegisteredCommand): EnvelopeClass {
  const known = envelopes.get(registered);
  if (known) return known;
  const made = named(`${registered.dto.name}Envelope`, class extends CommandEnvelope {});
  envelopes.set(registered, made);
  return made;
}

function named<T extends object>(name: string, type: T): T {
  return Object.defineProperty(type, 'name', { value: name });
}

/** Where what acts by itself sends its commands: the door here, or one that also reaches those of the node's other services. */
export interface Sending {
  send(command: string, body: unknown, call: CommandCall): Promise<CommandAnswer>;
}

/** The command door: HTTP, messages, imports, reactions, alarms and the command line all send through here. */
export class Door {
  private readonly byName: ReadonlyMap<string, RegisteredCommand>;
  private readonly byModel: ReadonlyMap<Model, RegisteredCommand>;

  constructor(
    private readonly bus: CommandBus,
    commands: readonly RegisteredCommand[],
  ) {
    this.byName = new Map(commands.map((command) => [command.name, command]));
    this.byModel = new Map(commands.map((command) => [command.dto, command]));
    const twice = commands.find((command) => this.byName.get(command.name) !== command || this.byModel.get(command.dto) !== command);
    if (twice) throw new Error(`the command ${twice.name} or its class is registered twice`);
  }

  /**
   * Gives a command, by its registered name or its DTO class. Who asks is told what exists only once it is known who asks.
   * @throws Refused `command.unknown`, `command.invalid`, `command.bad-id`, `command.revision-conflict`, `access.*`, or what the decider refuses.
   */
  async send(command: string | Model, body: unknown, call: CommandCall): Promise<CommandAnswer> {
    if (!call.by) throw new Refused('access.unauthenticated');
    const registered = typeof command === 'string' ? this.byName.get(command) : this.byModel.get(command);
    if (!registered) throw new Refused('command.unknown', { command: typeof command === 'string' ? command : command.name });
    const Envelope = envelopeOf(registered);
    return this.bus.execute<CommandEnvelope, CommandAnswer>(new Envelope(body, call));
  }

  /** Names of all registered commands. */
  names(): readonly string[] {
    return [...this.byName.keys()];
  }
}

/** A Nest provider of the generic handler for each registered command. */
export function commandHandlers(commands: readonly RegisteredCommand[]): Provider[] {
  return commands.map((registered) => {
    class Handler implements ICommandHandler<CommandEnvelope, CommandAnswer> {
      constructor(private readonly engine: CommandEngine) {}

      execute({ body, call }: CommandEnvelope): Promise<CommandAnswer> {
        return this.engine.handle(registered, body, call);
      }
    }
    CommandHandler(envelopeOf(registered))(named(`${registered.dto.name}Handler`, Handler));
    return { provide: Handler, inject: [CommandEngine], useFactory: (engine: CommandEngine) => new Handler(engine) };
  });
}
