import { systemOf } from '@tongxin/access';
import type { CommandAnswer, CommandCall, Door, Sending } from '@tongxin/runtime';
import type { InsideLine } from './inside-line.js';

interface SystemCommand {
  /** `<resource>/<verb-noun>`. */
  readonly command: string;
  readonly body: unknown;
  readonly call: Omit<CommandCall, 'by'>;
}

/** The door of this process. */
type OwnDoor = Pick<Door, 'names'> & Sending;

function nameOf(command: string): string {
  return `commands.${command.split('/')[0] ?? ''}`;
}

/** Where reactions and alarms of one service send what another service of the node decides. Only the node itself acts through it, nobody's account. */
export class NodeWideDoor implements Sending {
  private readonly here: ReadonlySet<string>;

  constructor(
    private readonly door: OwnDoor,
    private readonly line: InsideLine,
  ) {
    this.here = new Set(door.names());
  }

  send(command: string, body: unknown, call: CommandCall): Promise<CommandAnswer> {
    if (this.here.has(command)) return this.door.send(command, body, call);
    const { by: _itself, ...rest } = call;
    return this.line.request<CommandAnswer>(nameOf(command), { command, body, call: rest } satisfies SystemCommand);
  }
}

/** Takes what the node's other services have the aggregates here decide, in the name of the node. */
export function answerSystemCommands(line: InsideLine, node: string, door: OwnDoor): void {
  for (const name of new Set(door.names().map(nameOf)))
    line.answer(name, (request) => {
      const { command, body, call } = request as SystemCommand;
      return door.send(command, body, { ...call, by: systemOf(node) });
    });
}
