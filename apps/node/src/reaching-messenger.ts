import type { Messenger } from '@tongxin/eventing';
import { isBetweenNodes } from '@tongxin/links';

type Handle = (request: unknown) => Promise<unknown>;

/** Asks and answers inside this process, and what passes between nodes over a line as well, once there is one. What is answered here never leaves. */
export class ReachingMessenger implements Messenger {
  private readonly here = new Set<string>();
  private readonly crossing = new Map<string, Handle>();
  private readonly listeners = new Set<() => void>();
  private outside: Messenger | undefined;

  constructor(private readonly inside: Messenger) {}

  answer(subject: string, handle: Handle): void {
    this.here.add(subject);
    this.inside.answer(subject, handle);
    if (!isBetweenNodes(subject)) return;
    this.crossing.set(subject, handle);
    this.outside?.answer(subject, handle);
  }

  request<Answer>(subject: string, request: unknown): Promise<Answer> {
    const outside = isBetweenNodes(subject) && !this.here.has(subject) ? this.outside : undefined;
    return (outside ?? this.inside).request<Answer>(subject, request);
  }

  onReachable(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** From now on other nodes are asked, and answered, over this. */
  reachOut(outside: Messenger): void {
    this.outside = outside;
    for (const [subject, handle] of this.crossing) outside.answer(subject, handle);
    outside.onReachable?.(() => this.listeners.forEach((listener) => listener()));
  }
}
