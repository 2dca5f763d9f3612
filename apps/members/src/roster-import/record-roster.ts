import { Refused } from '@tongxin/eventing';
import type { CommandAnswer, CommandCall } from '@tongxin/runtime';
import type { PlannedRoster } from './plan-roster.js';

/** What of a roster was recorded. */
export interface RecordedRoster {
  readonly planned: number;
  readonly recorded: number;
  /** Log position from which views show it; 0 when nothing was to do. */
  readonly position: number;
  /** Members the rules refused, with the code of the refusal. */
  readonly refused: readonly { readonly number: string; readonly code: string; readonly details: Readonly<Record<string, unknown>> }[];
}

type Send = (command: string, body: unknown, call: CommandCall) => Promise<CommandAnswer>;

/**
 * Gives a planned roster's commands one after the other. One the rules refuse does not stop the others; broken off, the import can simply be begun
 * again.
 * @throws Refused `roster-import.has-errors` before anything is recorded when the roster has errors.
 */
export async function recordRoster(
  { roster, commands }: PlannedRoster,
  send: Send,
  call: Pick<CommandCall, 'by' | 'correlationId'>,
  tell: (done: number, total: number) => void = () => undefined,
): Promise<RecordedRoster> {
  if (roster.errors.length > 0) throw new Refused('roster-import.has-errors', { count: roster.errors.length });
  const refused: RecordedRoster['refused'][number][] = [];
  let position = 0;
  for (const [index, { command, id, body, commandId }] of commands.entries()) {
    try {
      position = Math.max(position, (await send(command, body, { ...call, id, commandId })).position);
    } catch (error) {
      if (!isOfMember(error)) throw error;
      refused.push({ number: id, code: error.code, details: error.details });
    }
    tell(index + 1, commands.length);
  }
  return { planned: commands.length, recorded: commands.length - refused.length, position, refused };
}

/** A refusal of the rules about one member, not of the caller. */
function isOfMember(error: unknown): error is Refused {
  return error instanceof Refused && error.code.startsWith('member.');
}
