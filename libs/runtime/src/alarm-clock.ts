import { systemOf } from '@tongxin/access';
import { dayIn } from '@tongxin/calendar';
import { Refused } from '@tongxin/eventing';
import type { Alarm, Clock, StoredDocument, ViewPage, ViewReader } from '@tongxin/eventing';
import type { Sending } from './door.js';
import { commandIdOf } from './ids.js';
import type { NodeIdentity } from './tokens.js';

const EVERY_MS = 60_000;

/** Looks every minute which due dates have come, and sends what follows from them. */
export class AlarmClock {
  private timer: NodeJS.Timeout | undefined;
  private ringing: Promise<void> = Promise.resolve();
  private rounds = 0;
  private stopped = false;

  constructor(
    private readonly node: NodeIdentity,
    private readonly alarms: readonly Alarm[],
    private readonly door: Sending,
    private readonly views: ViewReader,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    if (this.alarms.length === 0) return;
    this.timer = setInterval(() => this.tick(), EVERY_MS).unref();
    this.tick();
  }

  /** Finishes the command in hand. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    await this.ringing;
  }

  /** Sends what is due now; what was sent before is seen by its command id and does nothing. */
  ring(): Promise<void> {
    this.rounds += 1;
    this.ringing = this.ringing.then(() => this.ringAll()).finally(() => (this.rounds -= 1));
    return this.ringing;
  }

  /** A round that takes longer than a minute is not followed by all those it missed. */
  private tick(): void {
    if (this.rounds === 0) void this.ring();
  }

  private async ringAll(): Promise<void> {
    const now = this.clock.now();
    for (const alarm of this.alarms) {
      try {
        await this.ringDue(alarm, dayIn(now), now);
      } catch (error) {
        this.onError(error);
      }
    }
  }

  /** Pages go by key: documents that are no longer due, because the alarm rang, move none of the others. */
  private async ringDue(alarm: Alarm, today: string, now: string): Promise<void> {
    const where = { [alarm.due]: { gt: '', lte: today > now ? today : now } };
    let cursor: string | undefined;
    do {
      const page: ViewPage = await this.views.find(alarm.view, { where, ...(cursor && { cursor }) });
      for (const due of page.items) await this.ringOne(alarm, due, today, now);
      cursor = page.next;
    } while (cursor && !this.stopped);
  }

  private async ringOne(alarm: Alarm, { key, document }: StoredDocument, today: string, now: string): Promise<void> {
    const due = String((document as Readonly<Record<string, unknown>>)[alarm.due]);
    const isDate = due.length === today.length;
    if (this.stopped || due > (isDate ? today : now)) return;
    try {
      const toSend = alarm.ring(document, key, this.node.id);
      if (!toSend) return;
      const { command, id, body } = toSend;
      await this.door.send(command, body, { id, by: systemOf(this.node.id), commandId: commandIdOf(alarm.name, key, due) });
    } catch (error) {
      // What is refused now is asked again with the next round: the document still says it is due. Other errors keep no other document waiting.
      if (!(error instanceof Refused)) this.onError(error);
    }
  }
}
