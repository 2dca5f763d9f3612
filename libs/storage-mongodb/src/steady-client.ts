import { AbstractCursor, Collection, MongoNotConnectedError, MongoServerSelectionError, type Db, type MongoClient } from 'mongodb';

/** No answer came in time; whether the server did what was asked is not known. */
export class NoAnswer extends Error {
  constructor(ms: number) {
    super(`MongoDB gave no answer within ${ms} ms`);
    this.name = 'NoAnswer';
  }
}

type Call = (...words: unknown[]) => unknown;

/**
 * A client whose every call ends, and which is connected anew when it has lost the server. Both are faults of driver 7.9, seen when a server is
 * killed: a request that is sent as its connection closes waits for ever, no timeout set; and where that request is the driver's own question
 * whether the server lives, the client never finds the server again.
 */
export class SteadyClient {
  private renewing: Promise<void> | undefined;
  private over = false;

  constructor(
    private readonly client: MongoClient,
    private readonly patienceMs: number,
  ) {}

  db(name: string): Db {
    return this.ending(this.client.db(name));
  }

  async close(): Promise<void> {
    this.over = true;
    await this.renewing;
    await this.client.close();
  }

  private ending<Target extends object>(target: Target): Target {
    return new Proxy(target, {
      get: (of, name) => {
        const found: unknown = Reflect.get(of, name, of);
        if (typeof found !== 'function') return found;
        const call = found.bind(of) as Call;
        return (...words: unknown[]) => this.outcome(call(...words));
      },
    });
  }

  private outcome(answer: unknown): unknown {
    if (answer instanceof Promise) return this.inTime(answer);
    return answer instanceof Collection || answer instanceof AbstractCursor ? this.ending(answer) : answer;
  }

  private async inTime(answer: Promise<unknown>): Promise<unknown> {
    const silence = Promise.withResolvers<never>();
    const timer = setTimeout(() => silence.reject(new NoAnswer(this.patienceMs)), this.patienceMs);
    try {
      return await Promise.race([answer, silence.promise]);
    } catch (error) {
      if (isLost(error)) this.renew();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** Calls made meanwhile fail, and are made again by whoever made them. */
  private renew(): void {
    if (this.over) return;
    this.renewing ??= this.connectAnew().finally(() => (this.renewing = undefined));
  }

  private async connectAnew(): Promise<void> {
    await this.client.close();
    // A server that is still away is looked for again with the next call that fails.
    await this.client.connect().catch(() => undefined);
  }
}

function isLost(error: unknown): boolean {
  return error instanceof NoAnswer || error instanceof MongoServerSelectionError || error instanceof MongoNotConnectedError;
}
