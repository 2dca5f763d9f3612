import { Refused, type Messenger } from '@tongxin/eventing';
import { LocalMessenger } from '@tongxin/messaging-local';

/** A line between nodes that can be cut and joined. */
export class SwitchedLine implements Messenger {
  private readonly inner = new LocalMessenger();

  constructor(public isUp: boolean) {}

  answer(subject: string, handle: (request: unknown) => Promise<unknown>): void {
    this.inner.answer(subject, handle);
  }

  async request<Answer>(subject: string, request: unknown): Promise<Answer> {
    if (!this.isUp) throw new Refused('messaging.nobody-there', { subject });
    return this.inner.request<Answer>(subject, request);
  }
}
