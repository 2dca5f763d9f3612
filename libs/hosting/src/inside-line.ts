import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refused, type Messenger } from '@tongxin/eventing';
import { currentTrace, inTrace, readTraceparent, traceparentOf } from '@tongxin/runtime';
import type { AnsweredInside, InsideObserver } from '@tongxin/telemetry';

/** A request as it travels: its text, and that the sender knows the secret. */
interface SealedRequest {
  readonly text: string;
  /** The W3C's place in the trace of whoever asks; empty outside any. */
  readonly traceparent: string;
  /** HMAC-SHA-256 over subject, trace and text, base64url. */
  readonly seal: string;
}

/**
 * Requests between the services of one node that run as processes of their own. They are trusted as calls inside one process are, so each carries a seal
 * made with a secret that these services alone share; whoever else may publish there is refused.
 */
export class InsideLine {
  constructor(
    private readonly messenger: Messenger,
    private readonly node: string,
    private readonly secret: string,
    private readonly onAnswered: InsideObserver = () => undefined,
  ) {}

  /** Answers requests of the node's other services from now on. `name` is what follows `tongxin.<node>.inside.`. */
  answer(name: string, handle: (request: unknown) => Promise<unknown>): void {
    const subject = this.subjectOf(name);
    this.messenger.answer(subject, async (sealed) => {
      const { text, traceparent } = this.opened(subject, sealed);
      const trace = readTraceparent(traceparent);
      return inTrace(trace, () => this.observed({ asked: name, ...trace }, () => handle(JSON.parse(text) as unknown)));
    });
  }

  /** @throws Refused `messaging.nobody-there` while the service that answers is away, and what it refuses. */
  request<Answer>(name: string, request: unknown): Promise<Answer> {
    const subject = this.subjectOf(name);
    const text = JSON.stringify(request);
    const trace = currentTrace();
    const traceparent = (trace && traceparentOf(trace)) ?? '';
    const seal = this.sealOf(subject, traceparent, text);
    return this.messenger.request<Answer>(subject, { text, traceparent, seal } satisfies SealedRequest);
  }

  private async observed(
    { asked, correlationId }: { asked: string; correlationId?: string },
    work: () => Promise<unknown>,
  ): Promise<unknown> {
    const began = performance.now();
    const tell = (outcome: Pick<AnsweredInside, 'code' | 'failure'>): void =>
      this.onAnswered({
        asked,
        milliseconds: performance.now() - began,
        ...(correlationId !== undefined && { correlationId }),
        ...outcome,
      });
    try {
      const answer = await work();
      tell({});
      return answer;
    } catch (error) {
      tell(error instanceof Refused ? { code: error.code } : { failure: error });
      throw error;
    }
  }

  private opened(subject: string, sealed: unknown): SealedRequest {
    if (!isSealed(sealed)) throw new Refused('access.unauthenticated');
    const [given, wanted] = [Buffer.from(sealed.seal), Buffer.from(this.sealOf(subject, sealed.traceparent, sealed.text))];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Refused('access.unauthenticated');
    return sealed;
  }

  private sealOf(subject: string, traceparent: string, text: string): string {
    return createHmac('sha256', this.secret).update(`${subject}\n${traceparent}\n${text}`).digest('base64url');
  }

  /**
   * Where services of a node that run apart ask each other for views, sessions and keys; sealed with a secret that they share.
   * @asks SealedRequest
   * @answers what was asked for
   */
  private subjectOf(name: string): string {
    return `tongxin.${this.node}.inside.${name}`;
  }
}

function isSealed(request: unknown): request is SealedRequest {
  if (typeof request !== 'object' || request === null) return false;
  return (['text', 'traceparent', 'seal'] as const).every((part) => typeof (request as Partial<SealedRequest>)[part] === 'string');
}
