import { systemOf } from '@tongxin/access';
import { dayIn } from '@tongxin/calendar';
import { Refused } from '@tongxin/eventing';
import type { Alarm, Clock, StoredDocument, ViewReader } from '@tongxin/eventing';
import type { Door } from './door.js';
import { commandIdOf } from './ids.js';
import type { NodeIdentity } from './tokens.js';

const EVERY_MS = 60_000;

/** Looks every minute which due dates have come, and sends what follows from them. */
export class AlarmClock {
  private timer: NodeJS.Timeout | undefined;
  private ringing: Promise<void> = Promise.resolve();

  constructor(
    private readonly node: NodeIdentity,
    private readonly alarms: readonly Alarm[],
    private readonly door: Door,
    private readonly views: ViewReader,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    if (this.alarms.length === 0) return;
    this.timer = setInterval(() => void this.ring(), EVERY_MS).unref();
    void this.ring();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.ringing;
  }

  /** Sends what is due now; what was sent before is seen by its command id and does nothing. */
  ring(): Promise<void> {
    this.ringing = this.ringing.then(() => this.ringAll()).catch(this.onError);
    return this.ringing;
  }

  private async ringAll(): Promise<void> {
    const now = this.clock.now();
    const today = dayIn(now);
    for (const alarm of this.alarms) {
      let cursor: string | undefined;
      do {
        const page = await this.views.find(alarm.view, { where: { [alarm.due]: { gt: '', lte: today > now ? today : now } }, ...(cursor && { cursor }) });
        for (const due of page.items) await this.ringOne(alarm, due, today, now);
        cursor = page.next;
      } while (cursor);
    }
  }

  private async ringOne(alarm: Alarm, { key, document }: StoredDocument, today: string, now: string): Promise<void> {
    const due = String(document[alarm.due as keyof typeof document]);
    const isDate = due.length === today.length;
    if (due > (isDate ? today : now)) return;
    const { command, id, body } = alarm.ring(document, key);
    try {
      await this.door.send(command, body, { id, by: systemOf(this.node.id), commandId: commandIdOf(alarm.name, key, due) });
    } catch (error) {
      // What is refused now is asked again with the next round: the document still says it is due.
      if (!(error instanceof Refused)) throw error;
    }
  }
}
