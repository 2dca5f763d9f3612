import { actorOf, authorise, type Caller } from '@tongxin/access';
import { dayIn } from '@tongxin/calendar';
import { NO_STREAM, Refused, RevisionConflict, seal, streamOf } from '@tongxin/eventing';
import type { Clock, DecisionContext, Event, EventStore, RecordedEvent, ViewReader } from '@tongxin/eventing';
import type { CommandAnswer, CommandCall } from './call.js';
import type { CommandObserver } from './command-observer.js';
import { eventIdOf, newCommandId, streamIdOf } from './ids.js';
import type { PersonalData, RegisteredCommand } from './registration.js';
import { StreamQueue } from './stream-queue.js';
import type { NodeIdentity } from './tokens.js';
import { checked, checkedCall, checkedId } from './validation.js';

const ATTEMPTS = 5;
/** Answers kept of commands that recorded nothing, so that the same id is answered alike when it comes again soon. */
const KEPT_ANSWERS = 1_000;

interface Work {
  readonly registered: RegisteredCommand;
  readonly command: object;
  readonly call: CommandCall;
  readonly by: Caller;
  readonly commandId: string;
  readonly id: string;
  readonly stream: string;
}

/** What every door comes to: authorise, validate, load, fold, decide, append. One handler for all commands. */
export class CommandEngine {
  private readonly queue = new StreamQueue();
  private readonly nothingDone = new Map<string, CommandAnswer>();

  constructor(
    private readonly node: NodeIdentity,
    private readonly store: EventStore,
    private readonly views: ViewReader,
    private readonly clock: Clock,
    private readonly personal?: PersonalData,
    private readonly observer?: CommandObserver,
  ) {}

  async handle(registered: RegisteredCommand, body: unknown, call: CommandCall): Promise<CommandAnswer> {
    try {
      const answer = await this.take(registered, body, call);
      this.observer?.commandEnded(registered.name, answer.events.length > 0 ? 'recorded' : 'unchanged');
      return answer;
    } catch (error) {
      if (error instanceof Refused) this.observer?.commandEnded(registered.name, 'refused', error.code);
      else this.observer?.commandEnded(registered.name, 'failed');
      throw error;
    }
  }

  private async take(registered: RegisteredCommand, body: unknown, call: CommandCall): Promise<CommandAnswer> {
    authorise(call.by, this.node.id, registered.roles);
    const { id: given, commandId = newCommandId() } = checkedCall(call);
    const id = registered.options.creates ? streamIdOf(commandId) : checkedId(given);
    const command = await checked(registered.dto, body);
    const stream = streamOf(registered.aggregate.category, this.node.id, id);
    const work: Work = { registered, command, call, by: call.by, commandId, id, stream };
    return this.queue.run(stream, () => this.attempt(work, 1));
  }

  private async attempt(work: Work, attempt: number): Promise<CommandAnswer> {
    try {
      return await this.decideOnce(work);
    } catch (error) {
      if (!(error instanceof RevisionConflict)) throw error;
      if (work.call.expected !== undefined || attempt === ATTEMPTS) throw conflict(work.call.expected, error.actual);
      return this.attempt(work, attempt + 1);
    }
  }

  private async decideOnce(work: Work): Promise<CommandAnswer> {
    const history = await this.store.read(work.stream);
    const before = history.filter(({ metadata }) => metadata.commandId === work.commandId);
    if (before.length > 0) return answerOf(work, before);
    const nothing = this.nothingDone.get(work.commandId);
    if (nothing?.stream === work.stream) return nothing;
    const revision = history.length - 1;
    if (work.call.expected !== undefined && work.call.expected !== revision) throw conflict(work.call.expected, revision);
    const { aggregate, decide } = work.registered;
    const state = history.reduce<unknown>((folded, event) => aggregate.evolve(folded, event), aggregate.initial);
    const context = await this.contextFor(work);
    const events = decide(state, withoutPersonal(work), context);
    if (events.length === 0)
      return this.remember(work, { id: work.id, stream: work.stream, revision, position: await this.store.head(), events: [] });
    await this.keepPersonal(work, context, () => events.reduce((folded, event) => aggregate.evolve(folded, event), state));
    const sealed = events.map((event, index) => seal(this.envelope(work, context, event, revision + 1 + index, index)));
    const appended = await this.store.append(work.stream, history.length === 0 ? NO_STREAM : revision, sealed);
    return {
      id: work.id,
      stream: work.stream,
      revision: appended.revision,
      position: appended.position,
      events: events.map(({ type }) => type),
    };
  }

  /** Before the append, so that no event ever speaks of data that is not there; a stop in between leaves data that nothing speaks of. */
  private async keepPersonal({ registered, command, id }: Work, { actor }: DecisionContext, after: () => unknown): Promise<void> {
    const { personal } = registered.options;
    if (!personal) return;
    if (!this.personal) throw new Error(`${registered.name} needs a vault and there is none`);
    await personal.act(this.personal, { command, state: after(), id, actor });
  }

  private remember({ commandId, call }: Work, answer: CommandAnswer): CommandAnswer {
    if (call.commandId === undefined) return answer;
    const oldest = this.nothingDone.size >= KEPT_ANSWERS ? this.nothingDone.keys().next().value : undefined;
    if (oldest !== undefined) this.nothingDone.delete(oldest);
    this.nothingDone.set(commandId, answer);
    return answer;
  }

  private async contextFor(work: Work): Promise<DecisionContext> {
    const now = this.clock.now();
    const context = { today: dayIn(now), now, id: work.id, node: this.node.id, actor: actorOf(work.by) };
    const facts = await work.registered.options.facts?.(work.command, { ...context, call: work.call, views: this.views });
    return { ...context, facts };
  }

  private envelope(work: Work, context: DecisionContext, event: Event, revision: number, index: number) {
    const { commandId, call } = work;
    return {
      id: eventIdOf(commandId, index),
      stream: work.stream,
      type: event.type,
      data: event.data,
      metadata: {
        actor: context.actor,
        commandId,
        correlationId: call.correlationId ?? commandId,
        causationId: call.causationId ?? null,
        occurredOn: context.today,
        recordedAt: context.now,
        origin: { node: this.node.id, epoch: this.node.epoch, revision },
        schema: 1,
      },
    };
  }
}

function withoutPersonal({ registered, command }: Work): object {
  const { personal } = registered.options;
  if (!personal) return command;
  const fields: readonly string[] = personal.fields;
  const rest = Object.entries(command).filter(([field]) => !fields.includes(field));
  return Object.assign(Object.create(Object.getPrototypeOf(command) as object) as object, Object.fromEntries(rest));
}

function conflict(expected: number | undefined, actual: number): Refused {
  return new Refused('command.revision-conflict', { expected: expected ?? null, actual });
}

function answerOf({ id, stream }: Work, recorded: readonly RecordedEvent[]): CommandAnswer {
  const last = recorded.at(-1);
  if (!last) throw new Error('no events to answer with');
  return { id, stream, revision: last.revision, position: last.position, events: recorded.map(({ type }) => type) };
}
