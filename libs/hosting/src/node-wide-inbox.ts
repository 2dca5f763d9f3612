import type { Caller } from '@tongxin/access';
import { Refused } from '@tongxin/eventing';
import type { InboxSource, Waiting } from '@tongxin/http';
import { mostUrgentFirst } from '@tongxin/runtime';
import type { InsideLine } from './inside-line.js';

interface Asked {
  readonly caller: Caller;
  readonly minPosition: number;
}

function nameOf(service: string): string {
  return `todos.${service}`;
}

/** What waits for an account in all services of a node. One that is away is named, and what the others have is shown. */
export class NodeWideInbox implements InboxSource {
  constructor(
    private readonly own: InboxSource,
    private readonly others: readonly string[],
    private readonly line: InsideLine,
  ) {}

  async todosOf(caller: Caller, minPosition: number): Promise<Waiting> {
    const asked: Asked = { caller, minPosition };
    const answers = await Promise.all([this.own.todosOf(caller, minPosition), ...this.others.map((service) => this.ask(service, asked))]);
    return { found: mostUrgentFirst(answers.flatMap(({ found }) => found)), missing: answers.flatMap(({ missing }) => missing) };
  }

  private async ask(service: string, asked: Asked): Promise<Waiting> {
    try {
      return await this.line.request<Waiting>(nameOf(service), asked);
    } catch (error) {
      if (error instanceof Refused && error.code === 'messaging.nobody-there') return { found: [], missing: [service] };
      throw error;
    }
  }
}

/** Answers what the services here have waiting. */
export function answerTodos(line: InsideLine, service: string, own: InboxSource): void {
  line.answer(nameOf(service), (request) => {
    const { caller, minPosition } = request as Asked;
    return own.todosOf(caller, minPosition);
  });
}
