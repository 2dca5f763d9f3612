import { Refused } from '@tongxin/eventing';
import type { EventStore, Messenger } from '@tongxin/eventing';
import { Backoff, StreamQueue, type NotaryHead } from '@tongxin/runtime';
import type { Acknowledgement, Batch } from './batch.js';
import { BatchMaker, type BatchPorts, type Parcel } from './batch-maker.js';
import { OUTBOX_START, type OutboxMark, type Peer } from './outbox.js';
import { OutboxMarks } from './outbox-marks.js';
import { sendingSubject } from './subjects.js';

export interface LinkSenderState {
  readonly peer: string;
  /** Entries the peer has acknowledged. */
  readonly acknowledged: number;
  /** Log position up to which the peer has all that is for it. */
  readonly position: number;
  readonly lastAcknowledgedAt: string | null;
  readonly problem: string | null;
}

export interface SenderPorts extends BatchPorts {
  readonly store: Pick<EventStore, 'onAppended' | 'positionsHaveGaps'>;
  readonly messenger: Messenger;
  readonly now: () => string;
}

export interface SenderOptions {
  /** Bytes after which a batch is cut. Default 256 KiB. */
  readonly batchBytes?: number;
  /** Pause after a first failure, in milliseconds; it doubles up to a minute. Default 500. */
  readonly firstPauseMs?: number;
  /** How often a superior hears of us though there is nothing for it, in milliseconds. Default a minute. */
  readonly greetEveryMs?: number;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 60_000;
const GREET_EVERY_MS = 60_000;

/** Sends one peer what it may have, batch by batch, until it has acknowledged all. */
export class LinkSender {
  private readonly maker: BatchMaker;
  private readonly marks: OutboxMarks;
  private readonly over = new AbortController();
  private readonly backoff: Backoff;
  /** What moves the mark does so one at a time. */
  private readonly turns = new StreamQueue();
  private mark: OutboxMark | undefined;
  private witnessed = 0;
  private lastAcknowledgedAt: string | null = null;
  private problem: string | null = null;
  private sending: Promise<void> | undefined;
  private again = false;
  private pausing: AbortController | undefined;
  /** How far the outbox was counted. */
  private counted: OutboxMark = OUTBOX_START;
  /** Whether the peer shall hear from us though there is nothing for it. */
  private isGreetingDue: boolean;
  private readonly greetings: NodeJS.Timeout | undefined;
  private readonly unlisten: () => void;

  constructor(
    private readonly ports: SenderPorts,
    private readonly peer: Peer,
    { batchBytes, firstPauseMs = FIRST_PAUSE_MS, greetEveryMs = GREET_EVERY_MS }: SenderOptions = {},
  ) {
    this.maker = new BatchMaker(ports, peer, batchBytes);
    this.marks = new OutboxMarks(ports.records, ports.store, peer.node);
    this.backoff = new Backoff(firstPauseMs, LONGEST_PAUSE_MS);
    this.unlisten = ports.store.onAppended(() => this.wake());
    this.isGreetingDue = peer.relation === 'SUPERIOR';
    if (this.isGreetingDue) this.greetings = setInterval(() => this.greet(), greetEveryMs).unref();
  }

  /** Sends what there is; after a failure only once its pause is over. */
  wake(): void {
    if (this.over.signal.aborted || this.pausing) return;
    this.again = true;
    this.sending ??= this.sendAll().finally(() => {
      this.sending = undefined;
      if (this.again) this.wake();
    });
  }

  /** The peer was heard from, or may be reached again: what failed before is tried again now, rather than when its pause is over. */
  retry(): void {
    if (!this.pausing) return;
    this.pausing.abort();
    this.pausing = undefined;
    this.backoff.reset();
    this.wake();
  }

  /** Resolves when the peer has all there is, or could not be reached. */
  async drain(): Promise<void> {
    this.retry();
    this.wake();
    while (this.sending) await this.sending;
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.over.abort();
    this.again = false;
    clearInterval(this.greetings);
    this.unlisten();
    await this.sending;
    if (this.mark) await this.marks.save(this.mark);
  }

  /** Entries the peer has acknowledged, by whatever way. */
  async acknowledgedSequence(): Promise<number> {
    return (await this.loaded()).sequence;
  }

  /** Entries there are for the peer that it has not acknowledged. What was counted once is not walked again. */
  async waiting(): Promise<number> {
    const mark = await this.loaded();
    const isBehind = this.counted.position < mark.position || this.counted.sequence < mark.sequence;
    this.counted = await this.maker.end(isBehind ? mark : this.counted);
    return Math.max(0, this.counted.sequence - (await this.loaded()).sequence);
  }

  /** What the peer has not acknowledged, as the line would carry it; at least one batch, which tells the last head of the notary. The mark stays. */
  async *batches(): AsyncGenerator<Batch, void> {
    const head = await this.maker.notaryHead();
    let mark = await this.loaded();
    for (let isFirst = true; ; isFirst = false) {
      const parcel = await this.maker.gather(mark);
      if (parcel.records.length === 0 && !isFirst) return;
      yield this.maker.seal(mark.sequence + 1, parcel, head);
      mark = parcel.after;
    }
  }

  /** The peer said by another way how far it has come; one that says less than is known already said it earlier. @throws Refused `link.acknowledged-too-much`. */
  acknowledge(sequence: number): Promise<void> {
    return this.turns.run(this.peer.node, async () => {
      const mark = await this.loaded();
      if (sequence <= mark.sequence) return;
      await this.settleAt(await this.markOf(mark, sequence));
      this.wake();
    });
  }

  /** The peer was restored and has no more than this of what it had acknowledged. */
  rewind(sequence: number): Promise<void> {
    return this.turns.run(this.peer.node, async () => {
      const mark = await this.loaded();
      if (sequence < mark.sequence) await this.settleAt(await this.markOf(mark, sequence));
    });
  }

  state(): LinkSenderState {
    return {
      peer: this.peer.node,
      acknowledged: this.mark?.sequence ?? 0,
      position: this.mark?.position ?? 0,
      lastAcknowledgedAt: this.lastAcknowledgedAt,
      problem: this.problem,
    };
  }

  /** A superior tells by this an idle township from one that is cut off, and how much of it is still to come; the township learns that it is cut off. */
  private greet(): void {
    this.isGreetingDue = true;
    this.wake();
  }

  private async sendAll(): Promise<void> {
    try {
      while (this.again && !this.over.signal.aborted) {
        this.again = false;
        while (!this.over.signal.aborted && (await this.turns.run(this.peer.node, () => this.sendOne())));
      }
      this.problem = null;
    } catch (error) {
      this.again = false;
      this.maker.shrink();
      this.problem = error instanceof Refused ? error.code : String(error);
      this.retryLater();
    }
  }

  private retryLater(): void {
    const pausing = new AbortController();
    this.pausing = pausing;
    void this.backoff.pause(AbortSignal.any([pausing.signal, this.over.signal])).then((isOver) => {
      if (!isOver) return;
      this.pausing = undefined;
      this.wake();
    });
  }

  /** False when the peer has all there is. */
  private async sendOne(): Promise<boolean> {
    const mark = await this.loaded();
    const parcel = await this.maker.gather(mark);
    // A relayed stream whose owner's word for what is here is still on its way: all waits, so that the order stays.
    if (parcel.waitsFor !== undefined) throw new Refused('link.head-not-yet', { stream: parcel.waitsFor });
    const isDue = parcel.records.length > 0 || this.isGreetingDue;
    // Only a superior is sent a head alone: to a county with forty townships, reading it for each of them at every event would cost more than the event.
    const head = isDue || this.peer.relation === 'SUPERIOR' ? await this.maker.notaryHead() : undefined;
    if (isDue || this.isNews(head)) return this.send(mark, parcel, head);
    this.mark = parcel.after;
    await this.marks.pass(parcel.after);
    return false;
  }

  private async send(mark: OutboxMark, parcel: Parcel, head: NotaryHead | undefined): Promise<boolean> {
    const end = this.isGreetingDue ? mark.sequence + (await this.waiting()) : undefined;
    const batch = this.maker.seal(mark.sequence + 1, parcel, head, end);
    const { sequence } = await this.ports.messenger.request<Acknowledgement>(sendingSubject(this.ports.node.id, this.peer), batch);
    const hasMoved = await this.move(mark, parcel, sequence);
    this.witnessed = head?.position ?? 0;
    this.isGreetingDue = false;
    return hasMoved;
  }

  private async loaded(): Promise<OutboxMark> {
    this.mark ??= await this.marks.load();
    return this.mark;
  }

  private async settleAt(mark: OutboxMark): Promise<void> {
    this.mark = mark;
    await this.marks.save(mark);
    this.lastAcknowledgedAt = this.ports.now();
  }

  /** A head that the superior, which shall witness the end of the log, was not told yet. */
  private isNews(head: NotaryHead | undefined): boolean {
    return head !== undefined && head.position > this.witnessed;
  }

  private async move(before: OutboxMark, { after, records }: Parcel, sequence: number): Promise<boolean> {
    await this.settleAt(sequence === after.sequence ? after : await this.markOf(before, sequence));
    const hasMoved = sequence !== before.sequence;
    if (records.length > 0 && !hasMoved) throw new Refused('link.no-progress', { peer: this.peer.node, sequence });
    this.backoff.reset();
    this.maker.grow();
    return hasMoved;
  }

  /** Where the walk stands at a sequence the peer named: it lost something, or had more than we knew. */
  private async markOf(before: OutboxMark, sequence: number): Promise<OutboxMark> {
    const mark = await this.maker.markAt(sequence, sequence < before.sequence ? OUTBOX_START : before);
    if (!mark) throw new Refused('link.acknowledged-too-much', { peer: this.peer.node, sequence });
    return mark;
  }
}
