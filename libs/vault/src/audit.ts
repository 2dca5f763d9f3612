import { OneAtATime } from '@tongxin/access';
import type { RecordStore } from '@tongxin/eventing';
import { createHash } from 'node:crypto';

const COLLECTION = 'vault-audit';
/** Sorts after every number. */
const LAST = 'last';
const FIRST_HASH = '0'.repeat(64);
const PAGE = 500;

export const AUDITED_ACTS = ['REVEALED', 'CORRECTED', 'ERASED'] as const;
export type AuditedAct = (typeof AUDITED_ACTS)[number];

/** One look into the vault, correction or erasure: who, when, whose, which fields, what for. No personal data. */
export interface AuditEntry {
  readonly sequence: number;
  readonly act: AuditedAct;
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Account, `name@node`. */
  readonly by: string;
  readonly personId: string;
  readonly fields: readonly string[];
  /** Purpose of a reveal, reason of an erasure, by code. */
  readonly purpose: string;
  /** SHA-256, hex, over the entry and the hash before it. */
  readonly hash: string;
}

export type Noted = Omit<AuditEntry, 'sequence' | 'hash'>;

/** What was done with the vault, kept for good. Entries are only ever added, each hashed with the one before, so that a changed one shows. */
export class Audit {
  private readonly turns = new OneAtATime();

  constructor(private readonly records: RecordStore) {}

  /** Resolves once it is durable. */
  note(noted: Noted): Promise<void> {
    return this.turns.take(LAST, async () => {
      const before = await this.last();
      const sequence = (before?.sequence ?? 0) + 1;
      const entry: AuditEntry = { sequence, ...noted, hash: hashOf(sequence, noted, before?.hash) };
      await this.records.put(COLLECTION, { [keyOf(sequence)]: entry, [LAST]: entry });
    });
  }

  /** Entries after a sequence, oldest first. */
  async entries(after = 0, limit = PAGE): Promise<readonly AuditEntry[]> {
    const page = await this.records.list<AuditEntry>(COLLECTION, { after: keyOf(after), limit: limit + 1 });
    return page
      .filter(({ key }) => key !== LAST)
      .slice(0, limit)
      .map(({ value }) => value);
  }

  /** Number of the first entry that is not as it was written, or is missing; nothing when all hold. */
  async broken(): Promise<number | undefined> {
    let at: Chained = { sequence: 0, hash: FIRST_HASH };
    for (let page = await this.entries(); page.length > 0; page = await this.entries(at.sequence)) {
      for (const entry of page) {
        if (!follows(entry, at)) return at.sequence + 1;
        at = entry;
      }
    }
    const last = (await this.last()) ?? { hash: FIRST_HASH };
    return last.hash === at.hash ? undefined : at.sequence + 1;
  }

  private last(): Promise<AuditEntry | undefined> {
    return this.records.get<AuditEntry>(COLLECTION, LAST);
  }
}

type Chained = Pick<AuditEntry, 'sequence' | 'hash'>;

function follows({ sequence, hash, ...noted }: AuditEntry, before: Chained): boolean {
  return sequence === before.sequence + 1 && hash === hashOf(sequence, noted, before.hash);
}

function hashOf(sequence: number, { act, at, by, personId, fields, purpose }: Noted, before = FIRST_HASH): string {
  return createHash('sha256')
    .update(JSON.stringify([before, sequence, act, at, by, personId, fields, purpose]))
    .digest('hex');
}

function keyOf(sequence: number): string {
  return String(sequence).padStart(12, '0');
}
