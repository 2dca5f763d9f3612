import { systemOf } from '@tongxin/access';
import { positionsIn, Refused } from '@tongxin/eventing';
import type { CommandToSend, EventStore, Feed, Reaction, RecordedEvent, RecordStore, ViewReader } from '@tongxin/eventing';
import { Backoff } from './backoff.js';
import type { Sending } from './door.js';
import { commandIdOf } from './ids.js';
import { SteadyFollowing } from './steady-following.js';
import type { NodeIdentity } from './tokens.js';
import { inTrace, RECORDED } from './trace-context.js';
import { Waiters } from './waiters.js';

interface Checkpoint {
  readonly position: number;
}

/** How a command of a reaction ended, when it was not granted. */
export interface ReactionRefusal {
  readonly reaction: string;
  readonly event: string;
  readonly command: string;
  readonly code: string;
  readonly at: string;
}

export interface ReactionState {
  readonly reaction: string;
  readonly position: number;
  /** Why it waits at the event after its position, if it does. */
  readonly problem?: string;
}

/** Where each reaction has come; key its name. */
export const REACTION_CHECKPOINTS = 'reactions';
/** Commands of reactions that were refused; key the command id. */
export const REACTION_REFUSALS = 'reaction-refusals';
const UNSAVED_EVENTS = 1_000;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 60_000;
/** Refusals that say "later", not "no": they are tried again like an error of the infrastructure. */
const LATER: ReadonlySet<string> = new Set(['view.not-yet', 'view.stopped', 'command.revision-conflict', 'messaging.nobody-there']);

/** Runs reactions, each from its own checkpoint among the records; no rebuild of views ever moves one. */
export class Reactor {
  private readonly followings: SteadyFollowing[] = [];
  private readonly positions = new Map<string, { reached: number; saved: number; problem?: string | undefined }>();
  private readonly over = new AbortController();
  private readonly waiters = new Waiters();

  constructor(
    private readonly node: NodeIdentity,
    private readonly reactions: readonly Reaction[],
    private readonly door: Sending,
    private readonly views: ViewReader,
    private readonly records: RecordStore,
    private readonly store: Pick<EventStore, 'head' | 'positionsHaveGaps'>,
    private readonly feed: Feed,
    private readonly now: () => string,
    private readonly onError: (error: unknown) => void,
  ) {}

  async start(): Promise<void> {
    for (const reaction of this.reactions) {
      const from = await this.startOf(reaction);
      this.positions.set(reaction.name, { reached: from, saved: from });
    }
    for (const reaction of this.reactions) {
      const following = new SteadyFollowing(this.feed, this.positionOf(reaction.name), {
        handle: (events, position) => this.take(reaction, events, position),
        resume: async () => this.positionOf(reaction.name),
        onError: this.onError,
      });
      this.followings.push(following);
    }
  }

  /** Finishes the command in hand; what was not done is done after the next start. */
  async stop(): Promise<void> {
    this.over.abort();
    await Promise.all(this.followings.map((following) => following.stop()));
    for (const name of this.positions.keys()) await this.save(name);
    this.release();
  }

  /** Resolves when every reaction has done with the log up to a position, or the node stops. */
  async settled(position: number): Promise<void> {
    const behind = [...this.positions].filter(([, { reached }]) => reached < position && !this.over.signal.aborted);
    await Promise.all(behind.map(([name]) => this.waiters.wait(name, position)));
  }

  states(): readonly ReactionState[] {
    return [...this.positions].map(([reaction, { reached, problem }]) => ({
      reaction,
      position: reached,
      ...(problem !== undefined && { problem }),
    }));
  }

  private async startOf(reaction: Reaction): Promise<number> {
    const known = await this.records.get<Checkpoint>(REACTION_CHECKPOINTS, reaction.name);
    if (known) return known.position;
    const position = reaction.startsAt === 'now' ? await this.store.head() : 0;
    await this.records.put(REACTION_CHECKPOINTS, { [reaction.name]: { position } });
    return position;
  }

  private async take(reaction: Reaction, events: readonly RecordedEvent[], position: number): Promise<void> {
    const at = this.positions.get(reaction.name);
    if (!at || this.over.signal.aborted) return;
    const mine = events.filter((event) => event.position > at.reached && reaction.events.includes(event.type));
    for (const event of mine) {
      if (!(await this.react(reaction, event, (problem) => (at.problem = problem)))) return;
      at.reached = event.position;
    }
    at.reached = Math.max(at.reached, position);
    if (mine.length > 0 || position - at.saved >= positionsIn(UNSAVED_EVENTS, this.store)) await this.save(reaction.name);
    this.release();
  }

  private async save(name: string): Promise<void> {
    const at = this.positions.get(name);
    if (!at || at.reached === at.saved) return;
    const { reached } = at;
    await this.records.put(REACTION_CHECKPOINTS, { [name]: { position: reached } });
    at.saved = reached;
  }

  /** Until it worked, with growing pauses; false when the node stops first. */
  private async react(reaction: Reaction, event: RecordedEvent, tell: (problem?: string) => void): Promise<boolean> {
    const backoff = new Backoff(FIRST_PAUSE_MS, LONGEST_PAUSE_MS);
    while (!this.over.signal.aborted) {
      try {
        await this.sendAll(reaction, event);
        tell();
        return true;
      } catch (error) {
        tell(String(error));
        this.onError(error);
        await backoff.pause(this.over.signal);
      }
    }
    return false;
  }

  /** Ids tell reaction, event and target, not the place in the list: views may have moved on when the event is delivered again. */
  private async sendAll(reaction: Reaction, event: RecordedEvent): Promise<void> {
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
      if (!(error instanceof Refused) || LATER.has(error.code)) throw error;
      const refusal: ReactionRefusal = { reaction: reaction.name, event: event.id, command, code: error.code, at: this.now() };
      await this.records.put(REACTION_REFUSALS, { [commandId]: refusal });
    }
  }

  private positionOf(name: string): number {
    return this.positions.get(name)?.reached ?? 0;
  }

  private release(): void {
    this.waiters.release((name) => (this.over.signal.aborted ? Infinity : this.positionOf(name)));
  }
}
