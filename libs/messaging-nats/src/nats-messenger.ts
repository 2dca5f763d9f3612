import { Refused, type Messenger } from '@tongxin/eventing';
import { firstValueFrom, timeout, TimeoutError } from 'rxjs';
import { answerOf, openAnswer, type Answer } from './answer.js';
import { NotConnected, type NatsLine } from './nats-line.js';
import { AnsweringServer, AskingClient, isTooLarge, NobodyAnswers, tooLarge } from './nest-transport.js';
import { wireSubject } from './wire-subject.js';

export interface NatsMessengerOptions {
  /** Division code of the county whose servers the line leads to. */
  readonly county: string;
  /** How long an answer is waited for, in milliseconds. Default 15 000. */
  readonly patienceMs?: number;
}

const PATIENCE_MS = 15_000;

/** A request under way. */
interface Question {
  readonly body?: unknown;
}

/**
 * Request and reply on Nest's NATS transport. What is larger than the server's max_payload is refused in either direction, `messaging.too-large`;
 * a line that is down, a subject without subscriber and an answer that does not come in time are all `messaging.nobody-there`, so a request
 * that was refused so may yet have been carried out.
 */
export class NatsMessenger implements Messenger {
  private readonly client: AskingClient;
  private readonly server: AnsweringServer;

  constructor(
    private readonly line: NatsLine,
    private readonly options: NatsMessengerOptions,
  ) {
    this.client = new AskingClient(line);
    this.server = new AnsweringServer(line);
  }

  answer(subject: string, handle: (request: unknown) => Promise<unknown>): void {
    this.server.answer(wireSubject(this.options.county, subject), (data) => answerOf(() => handle((data as Question).body)));
  }

  onReachable(listener: () => void): () => void {
    return this.line.onUp(listener);
  }

  /** @throws Refused `messaging.nobody-there`, `messaging.too-large`, or what the other side threw. */
  async request<Answered>(subject: string, request: unknown): Promise<Answered> {
    const { county, patienceMs = PATIENCE_MS } = this.options;
    try {
      const answers = this.client
        .send<Answer, Question>(wireSubject(county, subject), { body: request })
        .pipe(timeout({ first: patienceMs }));
      return openAnswer(await firstValueFrom(answers)) as Answered;
    } catch (error) {
      throw refusalOf(error, subject);
    }
  }
}

function refusalOf(error: unknown, subject: string): unknown {
  if (isTooLarge(error)) return tooLarge(subject);
  const isSilence = [NobodyAnswers, TimeoutError, NotConnected].some((silence) => error instanceof silence);
  return isSilence ? new Refused('messaging.nobody-there', { subject }) : error;
}
