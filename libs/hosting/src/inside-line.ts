import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refused, type Messenger } from '@tongxin/eventing';

/** A request as it travels: its text, and that the sender knows the secret. */
interface SealedRequest {
  readonly text: string;
  /** HMAC-SHA-256 over subject and text, base64url. */
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
  ) {}

  /** Answers requests of the node's other services from now on. `name` is what follows `tongxin.<node>.inside.`. */
  answer(name: string, handle: (request: unknown) => Promise<unknown>): void {
    const subject = this.subjectOf(name);
    this.messenger.answer(subject, async (sealed) => handle(this.opened(subject, sealed)));
  }

  /** @throws Refused `messaging.nobody-there` while the service that answers is away, and what it refuses. */
  request<Answer>(name: string, request: unknown): Promise<Answer> {
    const subject = this.subjectOf(name);
    const text = JSON.stringify(request);
    return this.messenger.request<Answer>(subject, { text, seal: this.sealOf(subject, text) } satisfies SealedRequest);
  }

  private opened(subject: string, sealed: unknown): unknown {
    if (!isSealed(sealed)) throw new Refused('access.unauthenticated');
    const [given, wanted] = [Buffer.from(sealed.seal), Buffer.from(this.sealOf(subject, sealed.text))];
    if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) throw new Refused('access.unauthenticated');
    return JSON.parse(sealed.text) as unknown;
  }

  private sealOf(subject: string, text: string): string {
    return createHmac('sha256', this.secret).update(`${subject}\n${text}`).digest('base64url');
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
  return 'text' in request && typeof request.text === 'string' && 'seal' in request && typeof request.seal === 'string';
}
