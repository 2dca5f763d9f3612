import { Refused } from '@tongxin/eventing';
import type { Feed, Following, Generation, LogPage, ViewStore } from '@tongxin/eventing';
import { BUILDING, Lane } from './lane.js';
import { buildOf, generationOf, type AnyView } from './projection.js';
import { SteadyFollowing } from './steady-following.js';
import { advanceAll, furthestBack, reopen, ViewBuild, type LogReader } from './view-build.js';
import { digestOf } from './view-digest.js';
import { Waiters } from './waiters.js';

export interface ViewState {
  readonly view: string;
  readonly position: number;
  /** Why it stopped, if it did. It stays stopped until the view or the event's upcast is mended. */
  readonly stopped?: string;
  /** Position that its successor has reached, while one is being built beside it. */
  readonly building?: number;
  /** Nothing older answers while it is built: what it says is not whole. */
  readonly incomplete?: true;
}

/** The generation that answers for a view. One of an older declaration stands still: the rules that made it are gone. */
export interface Answering {
  readonly generation: Generation;
  readonly position: number;
}

const PATIENCE_MS = 5_000;

/** Moves all views of a node along its log; builds new and changed ones beside those that answer, until they have caught up. */
export class Projector {
  private readonly answering = new Map<string, Answering>();
  private readonly live = new Map<string, Lane>();
  private readonly builders = new Map<string, Lane>();
  private readonly waiters = new Waiters();
  private readonly over = new AbortController();
  private following: Following | undefined;
  private building: Promise<void> = Promise.resolve();

  constructor(
    private readonly declared: readonly AnyView[],
    private readonly store: ViewStore,
    private readonly feed: Feed,
    private readonly history: LogReader,
    private readonly onFailure: (error: unknown) => void,
  ) {
    const twice = declared.find(({ name }, at) => declared.findIndex((other) => other.name === name) !== at);
    if (twice) throw new Error(`two views are named ${twice.name}`);
  }

  async start(): Promise<void> {
    for (const declared of this.declared) await this.place(declared);
    this.follow();
    if (this.builders.size > 0) this.building = this.buildMissing().catch(this.onFailure);
  }

  /** Finishes the batch in hand, and writes how far each view has come. */
  async stop(): Promise<void> {
    this.over.abort();
    await this.building;
    await this.following?.stop();
    for (const lane of [...this.live.values(), ...this.builders.values()]) if (!lane.failure) await lane.save().catch(this.onFailure);
    this.release();
  }

  /** Resolves when the view has seen the position; at once when it has. @throws Refused `view.stopped`, `view.not-yet` after `patienceMs`. */
  async reached(view: string, position: number, patienceMs = PATIENCE_MS): Promise<void> {
    if (this.laneOf(view).position >= position) return;
    const reason = this.hindrance(view);
    if (reason) throw reason;
    await this.waiters.wait(view, position, { ms: patienceMs, tooLate: () => new Refused('view.not-yet', { view, position }) });
  }

  /** The generation that answers for a view. @throws Refused `view.unknown`. */
  laneOf(view: string): Answering {
    const lane = this.answering.get(view);
    if (!lane) throw new Refused('view.unknown', { view });
    return lane;
  }

  states(): readonly ViewState[] {
    return [...this.answering].map(([view, answering]) => {
      const builder = this.builders.get(view);
      const failure = builder?.failure ?? this.live.get(view)?.failure;
      return {
        view,
        position: answering.position,
        ...(failure && { stopped: failure.message }),
        ...(builder && { building: builder.folded }),
        ...(builder === answering && { incomplete: true as const }),
      };
    });
  }

  /** Builds every view anew beside the ones in use, then lets the new ones take over. Tells what share of the log is done. @throws ViewFailure */
  rebuild(onProgress: (done: number, total: number) => void = () => undefined): Promise<void> {
    const rebuilt = this.building.then(() => this.rebuildAll(onProgress));
    this.building = rebuilt.catch(() => undefined);
    return rebuilt;
  }

  /** SHA-256 over all documents of a view in key order: equal digests, equal documents to the byte. */
  digest(view: string): Promise<string> {
    return digestOf(this.store, this.laneOf(view).generation);
  }

  private async place(declared: AnyView): Promise<void> {
    const { name } = declared;
    const wanted = generationOf(declared);
    const active = await this.store.active(name);
    const build = active === undefined ? undefined : buildOf(declared, active);
    if (build !== undefined) {
      // What a rebuild left behind when the process died.
      await this.store.drop(generationOf(declared, build + 1));
      const lane = new Lane(declared, generationOf(declared, build), this.store);
      await lane.open();
      this.live.set(name, lane);
      this.answering.set(name, lane);
      return;
    }
    const builder = new Lane(declared, wanted, this.store, BUILDING);
    await builder.open();
    this.builders.set(name, builder);
    this.answering.set(name, active === undefined ? builder : await this.standing({ ...wanted, generation: active }));
  }

  /** An older generation and how far it is known to have come: to its youngest document at least. */
  private async standing(generation: Generation): Promise<Answering> {
    const youngest = await this.store.find(generation, { orderBy: 'position', descending: true, limit: 1 });
    return { generation, position: youngest.items[0]?.position ?? 0 };
  }

  private follow(): void {
    if (this.over.signal.aborted || this.live.size === 0) return;
    const lanes = [...this.live.values()];
    this.following = new SteadyFollowing(this.feed, furthestBack(lanes), {
      handle: (events, position) => this.advance(lanes, { events, position }),
      resume: async () => {
        await reopen(lanes);
        // Another projector may have brought a view where someone waits for it.
        this.release();
        return furthestBack(lanes);
      },
      onError: this.onFailure,
    });
  }

  private async advance(lanes: readonly Lane[], page: LogPage): Promise<void> {
    try {
      for (const { failure } of await advanceAll(lanes, page)) this.onFailure(failure);
    } finally {
      this.release();
    }
  }

  private buildOf(lanes: readonly Lane[]): ViewBuild {
    return new ViewBuild(lanes, this.history, this.over.signal, (going, page) => this.advance(going, page));
  }

  /** Views that nobody answers for yet, or an older declaration does; goes on where a stop broke it off. */
  private async buildMissing(): Promise<void> {
    await this.takeOver(await this.buildOf([...this.builders.values()]).persist(this.onFailure));
  }

  private async rebuildAll(onProgress: (done: number, total: number) => void): Promise<void> {
    const lanes: Lane[] = [];
    try {
      for (const declared of this.declared) lanes.push(await this.fresh(declared));
      const built = await this.buildOf(lanes).run((done) => onProgress(done, Math.max(done, this.furthest())));
      if (this.over.signal.aborted) throw new Error('the node stopped before its views were built');
      await this.takeOver(built);
    } finally {
      await this.discard(lanes);
    }
    for (const { failure } of lanes) if (failure) throw failure;
  }

  private async fresh(declared: AnyView): Promise<Lane> {
    const active = await this.store.active(declared.name);
    const build = active === undefined ? undefined : buildOf(declared, active);
    const lane = new Lane(declared, generationOf(declared, build === undefined ? 0 : build + 1), this.store, BUILDING);
    await this.store.drop(lane.generation);
    await lane.open();
    this.builders.set(declared.name, lane);
    if (active === undefined) this.answering.set(declared.name, lane);
    return lane;
  }

  /** What did not take over leaves nothing behind; one that failed is still shown. */
  private async discard(lanes: readonly Lane[]): Promise<void> {
    for (const lane of lanes) {
      const { name } = lane.declared;
      if (this.live.get(name) === lane || !this.live.has(name)) continue;
      if (!lane.failure) this.builders.delete(name);
      await this.store.drop(lane.generation);
    }
  }

  /** Between two batches of the live lanes, so that no event falls between old and new. */
  private async takeOver(lanes: readonly Lane[]): Promise<void> {
    if (lanes.length === 0) return;
    await this.following?.stop();
    // All at once, so that a store which groups writes makes few of them.
    const outcomes = await Promise.allSettled(lanes.map((lane) => this.finish(lane)));
    for (const [at, lane] of lanes.entries()) if (outcomes[at]?.status === 'fulfilled') this.letAnswer(lane);
    this.follow();
    this.release();
    const broken = outcomes.find((outcome) => outcome.status === 'rejected');
    if (broken) throw broken.reason;
  }

  private async finish(lane: Lane): Promise<void> {
    await lane.save();
    await this.store.activate(lane.generation);
  }

  private letAnswer(lane: Lane): void {
    const { name } = lane.declared;
    this.live.set(name, lane);
    this.answering.set(name, lane);
    this.builders.delete(name);
    lane.settle();
  }

  private furthest(): number {
    return Math.max(0, ...[...this.live.values()].map(({ position }) => position));
  }

  private release(): void {
    this.waiters.release(
      (view) => this.laneOf(view).position,
      (view) => this.hindrance(view),
    );
  }

  /** Why a view will not come any further. */
  private hindrance(view: string): Refused | undefined {
    const failure = (this.live.get(view) ?? this.builders.get(view))?.failure;
    if (failure) return new Refused('view.stopped', { view, position: failure.position });
    return this.over.signal.aborted ? new Refused('view.not-yet', { view }) : undefined;
  }
}
