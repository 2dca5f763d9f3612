import { Refused } from '@tongxin/eventing';
import type { EventStore, Feed, Following, LogPage, ViewStore } from '@tongxin/eventing';
import { createHash } from 'node:crypto';
import { Lane } from './lane.js';
import { generationOf, type AnyView } from './projection.js';

/** What reads the log in pages: the event store, or a reader of its own thread for long ways. */
export type LogReader = Pick<EventStore, 'readLog'>;

export interface ViewState {
  readonly view: string;
  readonly position: number;
  /** Why it stopped, if it did. It stays stopped until the view or the event's upcast is mended. */
  readonly stopped?: string;
  /** Position that its successor has reached, while one is being built beside it. */
  readonly building?: number;
}

interface Waiter {
  lane: Lane;
  readonly position: number;
  readonly resolve: () => void;
}

const REBUILD_BATCH = 5_000;
const REBUILD_CACHE = 40_000;

/** Moves all views of a node along its log; builds changed ones beside the old until they have caught up. */
export class Projector {
  private readonly lanes = new Map<string, Lane>();
  private readonly builders = new Map<string, Lane>();
  private readonly waiters = new Set<Waiter>();
  private following: Following | undefined;
  private stopping = false;
  private building: Promise<void> = Promise.resolve();

  constructor(
    private readonly declared: readonly AnyView[],
    private readonly store: ViewStore,
    private readonly feed: Feed,
    private readonly history: LogReader,
    private readonly onFailure: (error: unknown) => void,
  ) {}

  async start(): Promise<void> {
    for (const declared of this.declared) await this.place(declared);
    const after = Math.min(...[...this.lanes.values()].map((lane) => lane.position), Number.MAX_SAFE_INTEGER);
    if (this.lanes.size > 0) this.follow(after);
    if (this.builders.size > 0) this.building = this.build([...this.builders.values()]).catch(this.onFailure);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    await this.following?.stop();
    await this.building;
    for (const lane of this.lanes.values()) await lane.save();
  }

  /** Resolves when the view has seen the position; at once when it has. @throws Refused `view.stopped`, `view.not-yet` after `patienceMs`. */
  async reached(view: string, position: number, patienceMs = 5_000): Promise<void> {
    const lane = this.laneOf(view);
    if (lane.position >= position) return;
    if (lane.failure) throw new Refused('view.stopped', { view, position: lane.failure.position });
    await new Promise<void>((resolve, reject) => {
      const waiter: Waiter = {
        lane,
        position,
        resolve: () => {
          clearTimeout(timer);
          this.waiters.delete(waiter);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        this.waiters.delete(waiter);
        reject(new Refused('view.not-yet', { view, position }));
      }, patienceMs);
      this.waiters.add(waiter);
    });
  }

  /** The generation that answers for a view. @throws Refused `view.unknown`. */
  laneOf(view: string): Lane {
    const lane = this.lanes.get(view);
    if (!lane) throw new Refused('view.unknown', { view });
    return lane;
  }

  states(): readonly ViewState[] {
    return [...this.lanes.values()].map((lane) => {
      const builder = this.builders.get(lane.declared.name);
      const failure = builder?.failure ?? lane.failure;
      return {
        view: lane.declared.name,
        position: lane.position,
        ...(failure && { stopped: failure.message }),
        ...(builder && { building: builder.position }),
      };
    });
  }

  /** Builds every view anew beside the ones in use, then lets the new ones take over. Tells what share of the log is done. */
  async rebuild(onProgress: (done: number, total: number) => void = () => undefined): Promise<void> {
    await this.building;
    const stamp = `${Date.now().toString(36)}`;
    const lanes = this.declared.map((declared) => new Lane(declared, generationOf(declared, stamp), this.store, REBUILD_CACHE));
    for (const lane of lanes) {
      await lane.open();
      this.builders.set(lane.declared.name, lane);
    }
    await this.build(lanes, onProgress);
    const failed = lanes.find((lane) => lane.failure);
    if (failed?.failure) throw failed.failure;
  }

  /** SHA-256 over all documents of a view in key order: equal digests, equal documents to the byte. */
  async digest(view: string): Promise<string> {
    const hash = createHash('sha256');
    let cursor: string | undefined;
    do {
      const page = await this.store.find(this.laneOf(view).generation, { limit: 1_000, ...(cursor && { cursor }) });
      for (const { key, document } of page.items) hash.update(`${key}\n${JSON.stringify(document)}\n`);
      cursor = page.next;
    } while (cursor);
    return hash.digest('hex');
  }

  private async place(declared: AnyView): Promise<void> {
    const wanted = generationOf(declared);
    const active = await this.store.active(declared.name);
    const isCurrent = active === undefined || active.split('x')[0] === wanted.generation;
    const lane = new Lane(declared, { ...wanted, generation: isCurrent ? (active ?? wanted.generation) : active }, this.store);
    await lane.open();
    if (active === undefined) await this.store.activate(lane.generation);
    this.lanes.set(declared.name, lane);
    if (isCurrent) return;
    const builder = new Lane(declared, wanted, this.store);
    await builder.open();
    this.builders.set(declared.name, builder);
  }

  private follow(after: number): void {
    this.following = this.feed.follow(after, (events, position) => this.advance([...this.lanes.values()], { events, position }), this.onFailure);
  }

  private async advance(lanes: readonly Lane[], page: LogPage): Promise<void> {
    for (const lane of lanes) {
      const failedBefore = lane.failure;
      await lane.take(page.events, page.position);
      if (lane.failure && !failedBefore) this.onFailure(lane.failure);
    }
    this.release();
  }

  private async build(lanes: readonly Lane[], onProgress: (done: number, total: number) => void = () => undefined): Promise<void> {
    const open = () => lanes.filter((lane) => !lane.failure);
    while (!this.stopping && open().length > 0) {
      const after = Math.min(...open().map((lane) => lane.position));
      const page = await this.history.readLog(after, { limit: REBUILD_BATCH });
      if (page.position === after) break;
      await this.advance(open(), page);
      onProgress(page.position, Math.max(page.position, this.furthest()));
    }
    if (!this.stopping) await this.takeOver(open());
  }

  private furthest(): number {
    return Math.max(0, ...[...this.lanes.values()].map((lane) => lane.position));
  }

  /** Between two batches of the live lanes, so that no event falls between old and new. */
  private async takeOver(lanes: readonly Lane[]): Promise<void> {
    await this.following?.stop();
    for (const lane of lanes) {
      await lane.save();
      await this.store.activate(lane.generation);
      const old = this.lanes.get(lane.declared.name);
      this.lanes.set(lane.declared.name, lane);
      this.builders.delete(lane.declared.name);
      for (const waiter of this.waiters) if (waiter.lane === old) waiter.lane = lane;
    }
    this.release();
    this.follow(Math.min(...[...this.lanes.values()].map((lane) => lane.position)));
  }

  private release(): void {
    for (const waiter of this.waiters) if (waiter.lane.position >= waiter.position) waiter.resolve();
  }
}
