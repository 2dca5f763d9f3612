import { systemOf } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import type { CommandToSend, Reaction, RecordedEvent, RecordStore, ViewReader } from '@tongxin/eventing';
import type { Sending } from './door.js';
import { commandIdOf } from './ids.js';
import type { NodeIdentity } from './tokens.js';
import { inTrace, RECORDED } from './trace-context.js';

/** How a command of a reaction ended, when it was not granted. */
export interface ReactionRefusal {
  readonly reaction: string;
  readonly event: string;
  readonly command: string;
  readonly code: string;
  readonly at: string;
}

/** Commands of reactions that were refused; key the command id. */
export const REACTION_REFUSALS = 'reaction-refusals';
/** Refusals that say "later", not "no": they are tried again like an error of the infrastructure. */
const LATER: ReadonlySet<string> = new Set(['view.not-yet', 'view.stopped', 'command.revision-conflict', 'messaging.nobody-there']);

export function saysLater(error: unknown): boolean {
  return error instanceof Refused && LATER.has(error.code);
}

/** Sends what follows from one event. Once more is the same as once. */
export class Reacting {
  constructor(
    private readonly node: NodeIdentity,
    private readonly door: Sending,
    private readonly views: ViewReader,
    private readonly records: RecordStore,
    private readonly now: () => string,
  ) {}

  /** Ids tell reaction, event and target, not the place in the list: views may have moved on when the event is delivered again. */
  async react(reaction: Reaction, event: RecordedEvent): Promise<void> {
    const times = new Map<string, number>();
    for (const toSend of await reaction.react(event, this.views, this.node.id)) {
      const target = `${toSend.command}\n${toSend.id}`;
      const time = times.get(target) ?? 0;
      times.set(target, time + 1);
      await this.send(reaction, event, toSend, commandIdOf(reaction.name, event.id, target, String(time)));
    }
  }

  private async send(reaction: Reaction, event: RecordedEvent, { command, id, body }: CommandToSend, commandId: string): Promise<void> {
    const { correlationId } = event.metadata;
    try {
      const call = { id, by: systemOf(this.node.id), commandId, correlationId, causationId: event.id };
      await inTrace({ correlationId, flags: RECORDED }, () => this.door.send(command, body, call));
    } catch (error) {
      if (!(error instanceof Refused) || saysLater(error)) throw error;
      const refusal: ReactionRefusal = { reaction: reaction.name, event: event.id, command, code: error.code, at: this.now() };
      await this.records.put(REACTION_REFUSALS, { [commandId]: refusal });
    }
  }
}
