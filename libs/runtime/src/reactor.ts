import { systemOf } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import type { CommandToSend, EventStore, Feed, Following, Reaction, RecordedEvent, RecordStore, ViewReader } from '@tongxin/eventing';
import type { Door } from './door.js';
import { commandIdOf } from './ids.js';
import type { NodeIdentity } from './tokens.js';

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

const CHECKPOINTS = 'reactions';
const REFUSALS = 'reaction-refusals';
const UNSAVED_POSITIONS = 1_000;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 60_000;
const SETTLING_MS = 5;

/** Runs reactions, each from its own checkpoint among the records; no rebuild of views ever moves one. */
export class Reactor {
  private readonly followings: Following[] = [];
  private readonly positions = new Map<string, { reached: number; saved: number }>();
  private stopping: (() => void) | undefined;
  private readonly stopped = new Promise<void>((resolve) => (this.stopping = resolve));
  private over = false;

  constructor(
    private readonly node: NodeIdentity,
    private readonly reactions: readonly Reaction[],
    private readonly door: Door,
    private readonly views: ViewReader,
    private readonly records: RecordStore,
    private readonly store: Pick<EventStore, 'head'>,
    private readonly feed: Feed,
    private readonly now: () => string,
    private readonly onError: (error: unknown) => void,
  ) {}

  async start(): Promise<void> {
    for (const reaction of this.reactions) {
      const from = await this.startOf(reaction);
      this.positions.set(reaction.name, { reached: from, saved: from });
      this.followings.push(this.feed.follow(from, (events, position) => this.take(reaction, events, position), this.onError));
    }
  }

  async stop(): Promise<void> {
    this.over = true;
    this.stopping?.();
    for (const following of this.followings) await following.stop();
    for (const reaction of this.reactions) await this.save(reaction.name);
  }

  /** Resolves when every reaction has done with the log up to a position. */
  async settled(position: number): Promise<void> {
    while (!this.over && [...this.positions.values()].some(({ reached }) => reached < position)) await wait(SETTLING_MS);
  }

  private async startOf(reaction: Reaction): Promise<number> {
    const known = await this.records.get<Checkpoint>(CHECKPOINTS, reaction.name);
    if (known) return known.position;
    const position = reaction.startsAt === 'now' ? await this.store.head() : 0;
    await this.records.put(CHECKPOINTS, { [reaction.name]: { position } });
    return position;
  }

  private async take(reaction: Reaction, events: readonly RecordedEvent[], position: number): Promise<void> {
    const mine = events.filter(({ type }) => reaction.events.includes(type));
    for (const event of mine) if (!(await this.react(reaction, event))) return;
    const at = this.positions.get(reaction.name);
    if (!at) return;
    at.reached = position;
    if (mine.length > 0 || position - at.saved >= UNSAVED_POSITIONS) await this.save(reaction.name);
  }

  private async save(name: string): Promise<void> {
    const at = this.positions.get(name);
    if (!at || at.reached === at.saved) return;
    await this.records.put(CHECKPOINTS, { [name]: { position: at.reached } });
    at.saved = at.reached;
  }

  /** Until it worked, with growing pauses; false when the node stops first. */
  private async react(reaction: Reaction, event: RecordedEvent): Promise<boolean> {
    for (let pause = FIRST_PAUSE_MS; !this.over; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      try {
        const sent = await reaction.react(event, this.views);
        for (const [index, command] of sent.entries()) await this.send(reaction, event, command, index);
        return true;
      } catch (error) {
        this.onError(error);
        await Promise.race([this.stopped, wait(pause)]);
      }
    }
    return false;
  }

  private async send(reaction: Reaction, event: RecordedEvent, { command, id, body }: CommandToSend, index: number): Promise<void> {
    const commandId = commandIdOf(reaction.name, event.id, String(index));
    const { correlationId } = event.metadata;
    try {
      await this.door.send(command, body, { id, by: systemOf(this.node.id), commandId, correlationId, causationId: event.id });
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      const refusal: ReactionRefusal = { reaction: reaction.name, event: event.id, command, code: error.code, at: this.now() };
      await this.records.put(REFUSALS, { [commandId]: refusal });
    }
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}
