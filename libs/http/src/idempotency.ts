import { createHash } from 'node:crypto';
import { OneAtATime } from '@tongxin/access';
import { Refused, type Clock, type RecordStore } from '@tongxin/eventing';
import type { CommandAnswer } from '@tongxin/runtime';

const COLLECTION = 'idempotency';
const KEPT_MS = 8 * 24 * 3600_000;

/** An answer as it went out: what a repeated request is given again. */
export interface FirstAnswer {
  readonly status: number;
  readonly body: CommandAnswer;
}

interface Kept {
  readonly fingerprint: string;
  readonly at: string;
  readonly answer?: FirstAnswer;
}

/**
 * First answers by account and key, kept 8 days. The key is reserved before the command is given, so that after a crash in between another body is
 * still refused, and set free when the command was refused, since then nothing happened.
 */
export class IdempotentAnswers {
  private readonly turns = new OneAtATime();

  constructor(
    private readonly records: RecordStore,
    private readonly clock: Clock,
  ) {}

  /**
   * Does the work, or gives the first answer again. A second request with the same key waits for the first.
   * @throws Refused `http.idempotency-key-reused` for another route or body; what `work` throws.
   */
  async once(
    actor: string,
    key: string,
    asked: readonly string[],
    work: () => Promise<FirstAnswer>,
  ): Promise<{ answer: FirstAnswer; again: boolean }> {
    const name = digest([actor, key]);
    return this.turns.take(name, () => this.inTurn(name, digest(asked), work));
  }

  /** Forgets answers older than 8 days. Returns how many. */
  async sweep(): Promise<number> {
    const oldest = new Date(Date.parse(this.clock.now()) - KEPT_MS).toISOString();
    let swept = 0;
    for (let after: string | undefined, page = await this.page(after); page.length > 0; page = await this.page(after)) {
      const old = page.filter(({ value }) => value.at < oldest).map(({ key }) => [key, undefined] as const);
      if (old.length > 0) await this.records.put(COLLECTION, Object.fromEntries(old));
      swept += old.length;
      after = page.at(-1)?.key;
    }
    return swept;
  }

  private page(after: string | undefined): Promise<readonly { key: string; value: Kept }[]> {
    return this.records.list<Kept>(COLLECTION, { limit: 500, ...(after !== undefined && { after }) });
  }

  private async inTurn(
    name: string,
    fingerprint: string,
    work: () => Promise<FirstAnswer>,
  ): Promise<{ answer: FirstAnswer; again: boolean }> {
    const kept = await this.records.get<Kept>(COLLECTION, name);
    if (kept && kept.fingerprint !== fingerprint) throw new Refused('http.idempotency-key-reused');
    if (kept?.answer) return { answer: kept.answer, again: true };
    const reserved: Kept = { fingerprint, at: this.clock.now() };
    if (!kept) await this.records.put(COLLECTION, { [name]: reserved });
    const answer = await this.attempt(name, work);
    await this.records.put(COLLECTION, { [name]: { ...reserved, answer } });
    return { answer, again: false };
  }

  private async attempt(name: string, work: () => Promise<FirstAnswer>): Promise<FirstAnswer> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Refused) await this.records.put(COLLECTION, { [name]: undefined });
      throw error;
    }
  }
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
