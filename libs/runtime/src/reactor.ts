import { positionsIn, Refused } from '@tongxin/eventing';
import type { EventStore, Feed, Reaction, RecordedEvent, RecordStore, ViewReader } from '@tongxin/eventing';
import { Backoff } from './backoff.js';
import type { Sending } from './door.js';
import { ParkedEvents } from './parked-events.js';
import { Reacting, saysLater } from './reacting.js';
import { SteadyFollowing } from './steady-following.js';
import type { NodeIdentity } from './tokens.js';
import { Waiters } from './waiters.js';

interface Checkpoint {
  readonly position: number;
}

export interface ReactionState {
  readonly reaction: string;
  readonly position: number;
  /** Events that it could not deal with, and those that wait behind them. */
  readonly parked: number;
  /** Why it waits at the event after its position, if it does. */
  readonly problem?: string;
}

export interface ReactorPorts {
  readonly door: Sending;
  readonly views: ViewReader;
  readonly records: RecordStore;
  readonly store: Pick<EventStore, 'head' | 'read' | 'positionsHaveGaps'>;
  readonly feed: Feed;
  /** Whether all that the node stands on answers: what fails then fails by itself. */
  readonly isSound: () => Promise<boolean>;
  readonly now: () => string;
  readonly onError: (error: unknown) => void;
}

export interface ReactorOptions {
  /** Failures, while the node is sound, after which an event is parked. Default 10, which takes less than a minute. */
  readonly attempts?: number;
  /** Pause after a first failure, in milliseconds; it doubles up to a minute. Default 50. */
  readonly firstPauseMs?: number;
}

/** One reaction at work. */
interface Course {
  readonly reaction: Reaction;
  readonly parked: ParkedEvents;
  reached: number;
  saved: number;
  problem?: string | undefined;
}

/** Where each reaction has come; key its name. */
export const REACTION_CHECKPOINTS = 'reactions';
const UNSAVED_EVENTS = 1_000;
const ATTEMPTS = 10;
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 60_000;

/**
 * Runs reactions, each from its own checkpoint among the records; no rebuild of views ever moves one. An event that one cannot deal with, though the
 * node is sound, is parked with the later ones of its stream, and the reaction goes on.
 */
export class Reactor {
  private readonly followings: SteadyFollowing[] = [];
  private readonly courses = new Map<string, Course>();
  private readonly over = new AbortController();
  private readonly waiters = new Waiters();
  private readonly reacting: Reacting;

  constructor(
    node: NodeIdentity,
    private readonly reactions: readonly Reaction[],
    private readonly ports: ReactorPorts,
    private readonly options: ReactorOptions = {},
  ) {
    const { door, views, records, now } = ports;
    this.reacting = new Reacting(node, door, views, records, now);
  }

  async start(): Promise<void> {
    const { records, feed, now, onError } = this.ports;
    for (const reaction of this.reactions) {
      const from = await this.startOf(reaction);
      const parked = new ParkedEvents(records, reaction.name, now);
      await parked.load();
      this.courses.set(reaction.name, { reaction, parked, reached: from, saved: from });
    }
    for (const course of this.courses.values()) {
      const following = new SteadyFollowing(feed, course.reached, {
        handle: (events, position) => this.take(course, events, position),
        resume: async () => course.reached,
        onError,
      });
      this.followings.push(following);
    }
  }

  /** Finishes the command in hand; what was not done is done after the next start. */
  async stop(): Promise<void> {
    this.over.abort();
    await Promise.all(this.followings.map((following) => following.stop()));
    for (const course of this.courses.values()) await this.save(course);
    this.release();
  }

  /** Resolves when every reaction has done with the log up to a position, or the node stops. */
  async settled(position: number): Promise<void> {
    const behind = [...this.courses].filter(([, { reached }]) => reached < position && !this.over.signal.aborted);
    await Promise.all(behind.map(([name]) => this.waiters.wait(name, position)));
  }

  states(): readonly ReactionState[] {
    return [...this.courses].map(([reaction, { reached, parked, problem }]) => ({
      reaction,
      position: reached,
      parked: parked.count,
      ...(problem !== undefined && { problem }),
    }));
  }

  /**
   * Deals once more with what a reaction parked of a stream, in its order; resolves with the number of events dealt with. What fails again stays, and what
   * waits behind it. @throws Refused `reaction.nothing-parked`; the error of the event that failed.
   */
  async retry(reaction: string, stream: string): Promise<number> {
    const course = this.courses.get(reaction);
    let waiting = (await course?.parked.list(stream)) ?? [];
    if (!course || waiting.length === 0) throw new Refused('reaction.nothing-parked', { reaction, stream });
    let dealt = 0;
    for (; waiting.length > 0; waiting = await course.parked.list(stream)) {
      for (const parked of waiting) {
        const [event] = await this.ports.store.read(stream, parked.revision);
        if (event) await this.reacting.react(course.reaction, event);
        await course.parked.remove(parked);
        dealt += 1;
      }
    }
    return dealt;
  }

  private async startOf(reaction: Reaction): Promise<number> {
    const { records, store } = this.ports;
    const known = await records.get<Checkpoint>(REACTION_CHECKPOINTS, reaction.name);
    if (known) return known.position;
    const position = reaction.startsAt === 'now' ? await store.head() : 0;
    await records.put(REACTION_CHECKPOINTS, { [reaction.name]: { position } });
    return position;
  }

  private async take(course: Course, events: readonly RecordedEvent[], position: number): Promise<void> {
    if (this.over.signal.aborted) return;
    const mine = events.filter((event) => event.position > course.reached && course.reaction.events.includes(event.type));
    for (const event of mine) {
      if (!(await this.deal(course, event))) return;
      course.reached = event.position;
    }
    course.reached = Math.max(course.reached, position);
    if (mine.length > 0 || position - course.saved >= positionsIn(UNSAVED_EVENTS, this.ports.store)) await this.save(course);
    this.release();
  }

  private async save(course: Course): Promise<void> {
    const { reached, saved, reaction } = course;
    if (reached === saved) return;
    await this.ports.records.put(REACTION_CHECKPOINTS, { [reaction.name]: { position: reached } });
    course.saved = reached;
  }

  /** Until it worked or was parked, with growing pauses; false when the node stops first. */
  private async deal(course: Course, event: RecordedEvent): Promise<boolean> {
    if (await course.parked.parkBehind(event)) return true;
    const { attempts = ATTEMPTS, firstPauseMs = FIRST_PAUSE_MS } = this.options;
    const backoff = new Backoff(firstPauseMs, LONGEST_PAUSE_MS);
    for (let failures = 0; !this.over.signal.aborted; await backoff.pause(this.over.signal)) {
      const error = await this.attempt(course, event);
      if (error === undefined) return true;
      if (!(await this.failsByItself(error))) continue;
      failures += 1;
      if (failures >= attempts) return this.park(course, event, error);
    }
    return false;
  }

  /** The error that it failed with. */
  private async attempt(course: Course, event: RecordedEvent): Promise<Error | undefined> {
    try {
      await this.reacting.react(course.reaction, event);
      course.problem = undefined;
      return undefined;
    } catch (thrown) {
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      course.problem = String(error);
      this.ports.onError(thrown);
      return error;
    }
  }

  private async failsByItself(error: Error): Promise<boolean> {
    return !saysLater(error) && (await this.ports.isSound());
  }

  private async park(course: Course, event: RecordedEvent, error: Error): Promise<true> {
    await course.parked.park(event, error instanceof Refused ? error.code : error.name);
    course.problem = undefined;
    return true;
  }

  private release(): void {
    this.waiters.release((name) => (this.over.signal.aborted ? Infinity : (this.courses.get(name)?.reached ?? 0)));
  }
}
