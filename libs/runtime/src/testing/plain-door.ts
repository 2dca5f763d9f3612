import type { Caller } from '@tongxin/access';
import type { Clock, EventStore, ViewReader } from '@tongxin/eventing';
import type { CommandCall } from '../call.js';
import { CommandEngine } from '../command-engine.js';
import type { Door } from '../door.js';
import type { NodeIdentity } from '../tokens.js';
import { noteCommands } from './note.js';

/** A door without the bus: the engine itself, with a list of what came and a way to fail before or after it was done. */
export class PlainDoor implements Pick<Door, 'send'> {
  readonly sent: { command: string; id: string | undefined; commandId: string | undefined; by: Caller | undefined }[] = [];
  beforeSend: () => Promise<void> = async () => undefined;
  afterSend: () => Promise<void> = async () => undefined;
  private readonly engine: CommandEngine;

  constructor(node: NodeIdentity, store: EventStore, views: ViewReader, clock: Clock) {
    this.engine = new CommandEngine(node, store, views, clock);
  }

  async send(command: string | (new () => object), body: unknown, call: CommandCall): ReturnType<Door['send']> {
    const registered = noteCommands.find(({ name, dto }) => name === command || dto === command);
    if (!registered) throw new Error(`no command ${String(command)}`);
    this.sent.push({ command: registered.name, id: call.id, commandId: call.commandId, by: call.by });
    await this.beforeSend();
    const answer = await this.engine.handle(registered, body, call);
    await this.afterSend();
    return answer;
  }

  /** As the engines want it. */
  get asDoor(): Door {
    return this as unknown as Door;
  }
}
