import type { TokenVerifier } from '@tongxin/access';
import { Refused, type Messenger } from '@tongxin/eventing';
import { inTrace, readTraceparent, type CommandAnswer, type Door, type NodeIdentity } from '@tongxin/runtime';

/** A command as a message: the token stands for the caller, as it does over HTTP. */
export interface CommandMessage {
  readonly token: string;
  /** `<resource>/<verb-noun>`. */
  readonly command: string;
  readonly id?: string;
  readonly body: unknown;
  readonly expected?: number;
  readonly commandId?: string;
  /** The W3C's trace context of whoever asks; the trace id is the correlation id of what follows. */
  readonly traceparent?: string;
}

/**
 * Where a node takes a command, `<resource>/<verb-noun>`: a subject a resource, so that services apart each take their own.
 * @asks CommandMessage
 * @answers CommandAnswer
 */
export function commandSubject(node: string, command: string): string {
  const [resource = ''] = command.split('/');
  return `tongxin.${node}.commands.${resource}`;
}

/** Takes commands as messages. Whoever asks is who the token says, never who the message says. */
export function answerCommands(messenger: Messenger, node: NodeIdentity, door: Door, verifier: TokenVerifier): void {
  const subjects = new Set(door.names().map((command) => commandSubject(node.id, command)));
  for (const subject of subjects) messenger.answer(subject, (message) => take(message, door, verifier));
}

async function take(message: unknown, door: Door, verifier: TokenVerifier): Promise<CommandAnswer> {
  if (!isCommandMessage(message)) throw new Refused('command.invalid', { errors: [] });
  const { token, command, body, id, expected, commandId, traceparent } = message;
  const trace = readTraceparent(traceparent);
  return inTrace(trace, async () => {
    const by = await verifier.verify(token);
    return door.send(command, body, { by, ...defined({ id, expected, commandId, correlationId: trace?.correlationId }) });
  });
}

function isCommandMessage(message: unknown): message is CommandMessage {
  return (
    typeof message === 'object' &&
    message !== null &&
    'token' in message &&
    typeof message.token === 'string' &&
    'command' in message &&
    typeof message.command === 'string'
  );
}

function defined<T extends object>(parts: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
