import { OneAtATime } from '@tongxin/access';
import type { RecordStore } from '@tongxin/eventing';
import { createHash } from 'node:crypto';

const COLLECTION = 'vault-audit';
/** Sorts after every number. */
const LAST = 'last';
const FIRST_HASH = '0'.repeat(64);
const PAGE = 500;

/** One look into the vault, or one erasure: who, when, whose, which fields, what for. No personal data. */
export interface AuditEntry {
  readonly sequence: number;
  readonly act: 'REVEALED' | 'ERASED';
  /** Instant, ISO 8601 in UTC. */
  readonly at: string;
  /** Account, `name@node`. */
  readonly by: string;
  readonly personId: string;
  readonly fields: readonly string[];
  /** Purpose of a reveal or reason of an erasure, by code. */
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
    let before: AuditEntry | undefined;
    for (;;) {
      const page = await this.entries(before?.sequence);
      for (const entry of page) {
        if (!follows(entry, before)) return (before?.sequence ?? 0) + 1;
        before = entry;
      }
      if (page.length < PAGE) break;
    }
    const last = await this.last();
    return last?.hash === before?.hash ? undefined : (before?.sequence ?? 0) + 1;
  }

  private last(): Promise<AuditEntry | undefined> {
    return this.records.get<AuditEntry>(COLLECTION, LAST);
  }
}

function follows({ sequence, hash, ...noted }: AuditEntry, before: AuditEntry | undefined): boolean {
  return sequence === (before?.sequence ?? 0) + 1 && hash === hashOf(sequence, noted, before?.hash);
}

function hashOf(sequence: number, { act, at, by, personId, fields, purpose }: Noted, before = FIRST_HASH): string {
  return createHash('sha256')
    .update(JSON.stringify([before, sequence, act, at, by, personId, fields, purpose]))
    .digest('hex');
}

function keyOf(sequence: number): string {
  return String(sequence).padStart(12, '0');
}
