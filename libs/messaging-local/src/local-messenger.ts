import { Refused, type Messenger } from '@tongxin/eventing';

/** Request and reply between the nodes and services of one process. What is sent is copied as JSON would copy it. */
export class LocalMessenger implements Messenger {
  private readonly answers = new Map<string, (request: unknown) => Promise<unknown>>();

  answer(subject: string, handle: (request: unknown) => Promise<unknown>): void {
    this.answers.set(subject, handle);
  }

  async request<Answer>(subject: string, request: unknown): Promise<Answer> {
    const handle = this.answers.get(subject);
    if (!handle) throw new Refused('messaging.nobody-there', { subject });
    return overTheWire(await handle(overTheWire(request))) as Answer;
  }
}

function overTheWire(value: unknown): unknown {
  return value === undefined ? undefined : (JSON.parse(JSON.stringify(value)) as unknown);
}
