import { OneAtATime } from '@tongxin/access';
import { Refused, type Clock, type RecordStore } from '@tongxin/eventing';
import { randomBytes } from 'node:crypto';
import { Audit } from './audit.js';
import { maskOf } from './mask.js';
import { mentioned } from './mentioned.js';
import type { MasterKey } from './master-key.js';
import { KEY_BYTES, sealed, unsealed, type Sealed } from './sealed.js';
import { Secrets } from './secrets.js';

/** Injection token of a node's `Vault`. */
export const VAULT = Symbol('Vault');

/** Where the vault lies: records of its own, in which what is deleted can be made to leave no trace. */
export interface VaultRecords extends RecordStore {
  /** Resolves when what was deleted before cannot be read from the disk's files any more. */
  scrub(): Promise<void>;
}

/** What personal data may be looked at for. Codes, so that no purpose tells what it should hide. */
export const REVEAL_PURPOSES = ['HANDLE', 'CONTACT', 'VISIT', 'HAND_OVER', 'CORRECT', 'INSPECT', 'SUBJECT_REQUEST'] as const;
export type RevealPurpose = (typeof REVEAL_PURPOSES)[number];

/** The field from which the mask is made when it is sealed. */
const NAME = 'name';
const MASK = 'mask';

const KEYS = 'vault-keys';
const FIELDS = 'vault-fields';
const ERASED = 'vault-erased';

/**
 * Personal data of one node, each person's under a key of their own (AES-256-GCM, authenticated with person and field), the keys under the node's
 * master key. Who reads says for what and is noted; who erases destroys the key. Keys never leave it.
 */
export class Vault {
  readonly audit: Audit;
  readonly secrets: Secrets;
  private readonly turns = new OneAtATime();

  constructor(
    private readonly records: VaultRecords,
    private readonly master: MasterKey,
    private readonly clock: Clock,
  ) {
    this.audit = new Audit(records);
    this.secrets = new Secrets(records, master);
  }

  /** Keeps fields of a person; a later value takes the place of the earlier. @throws Refused `vault.person-erased`. */
  seal(personId: string, fields: Readonly<Record<string, string>>): Promise<void> {
    return this.turns.take(personId, async () => {
      await this.assertNotErased(personId);
      await this.keep(personId, (await this.keyOf(personId)) ?? (await this.newKey(personId)), fields);
    });
  }

  /** Puts right what was kept of a person, and notes who did. @throws Refused `vault.person-not-found`, `vault.person-erased`. */
  correct(personId: string, fields: Readonly<Record<string, string>>, { by }: { by: string }): Promise<void> {
    return this.turns.take(personId, async () => {
      const key = await this.knownKey(personId);
      await this.audit.note({ act: 'CORRECTED', at: this.clock.now(), by, personId, fields: Object.keys(fields), purpose: 'CORRECT' });
      await this.keep(personId, key, fields);
    });
  }

  /**
   * Fields of a person in clear, once it is noted who looks at what and why; a field that was never kept is absent.
   * @throws Refused `vault.purpose-invalid`, `vault.person-not-found`, `vault.person-erased`; SealBroken when the file was tampered with.
   */
  reveal(
    personId: string,
    fields: readonly string[],
    { by, purpose }: { by: string; purpose: RevealPurpose },
  ): Promise<Readonly<Record<string, string>>> {
    return this.turns.take(personId, async () => {
      if (!REVEAL_PURPOSES.includes(purpose)) throw new Refused('vault.purpose-invalid');
      const key = await this.knownKey(personId);
      await this.audit.note({ act: 'REVEALED', at: this.clock.now(), by, personId, fields: [...fields], purpose });
      return this.open(personId, key, fields);
    });
  }

  /** What lists show of each person, `王×户`; absent for who is not known here or was erased. No purpose is asked. */
  async masks(personIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const masks = new Map<string, string>();
    for (const personId of new Set(personIds)) {
      const key = await this.keyOf(personId);
      const mask = key && (await this.open(personId, key, [MASK]))[MASK];
      if (mask !== undefined) masks.set(personId, mask);
    }
    return masks;
  }

  /** Which names kept here stand in a text. Who wrote it knows the words; whose they are is not told. */
  async namesIn(text: string): Promise<readonly string[]> {
    const names: string[] = [];
    for (let after: string | undefined; ;) {
      const page = await this.records.list<Sealed>(KEYS, { ...(after !== undefined && { after }) });
      for (const { key: personId, value } of page) {
        const { [NAME]: name = '' } = await this.open(personId, unsealed(this.master.bytes, ['key', personId], value), [NAME]);
        names.push(name);
      }
      after = page.at(-1)?.key;
      if (after === undefined) return mentioned(text, names);
    }
  }

  /** Destroys a person's key and what lay under it, for good. Again, nothing happens. @throws Refused `vault.person-not-found`. */
  erase(personId: string, { by, reason }: { by: string; reason: string }): Promise<void> {
    return this.turns.take(personId, async () => {
      if (!(await this.isErased(personId))) {
        if (!(await this.keyOf(personId))) throw new Refused('vault.person-not-found', { personId });
        await this.records.put(ERASED, { [personId]: { at: this.clock.now(), by, reason } });
        await this.audit.note({ act: 'ERASED', at: this.clock.now(), by, personId, fields: [], purpose: reason });
      }
      await this.destroy(personId);
    });
  }

  /** What a stop in the middle of an erasure left undone. */
  async finishErasures(): Promise<void> {
    for (let after: string | undefined; ;) {
      const page = await this.records.list(ERASED, { ...(after !== undefined && { after }) });
      for (const { key } of page) if (await this.records.get(KEYS, key)) await this.destroy(key);
      after = page.at(-1)?.key;
      if (after === undefined) return;
    }
  }

  private async destroy(personId: string): Promise<void> {
    await this.records.put(KEYS, { [personId]: undefined });
    for (;;) {
      const there = await this.records.list(FIELDS, { prefix: placeOf(personId, '') });
      if (there.length === 0) break;
      await this.records.put(FIELDS, Object.fromEntries(there.map(({ key }) => [key, undefined])));
    }
    await this.records.scrub();
  }

  private async open(personId: string, key: Uint8Array, fields: readonly string[]): Promise<Readonly<Record<string, string>>> {
    const opened: [string, string][] = [];
    for (const field of fields) {
      const value = await this.records.get<Sealed>(FIELDS, placeOf(personId, field));
      if (value !== undefined) opened.push([field, unsealed(key, [personId, field], value).toString('utf8')]);
    }
    return Object.fromEntries(opened);
  }

  private async keep(personId: string, key: Uint8Array, fields: Readonly<Record<string, string>>): Promise<void> {
    const name = fields[NAME];
    const kept = Object.entries({ ...fields, ...(name !== undefined && { [MASK]: maskOf(name) }) });
    const put = kept.map(([field, value]) => [placeOf(personId, field), sealed(key, [personId, field], Buffer.from(value, 'utf8'))]);
    await this.records.put(FIELDS, Object.fromEntries(put) as Record<string, Sealed>);
  }

  private async knownKey(personId: string): Promise<Uint8Array> {
    await this.assertNotErased(personId);
    const key = await this.keyOf(personId);
    if (!key) throw new Refused('vault.person-not-found', { personId });
    return key;
  }

  private async keyOf(personId: string): Promise<Uint8Array | undefined> {
    const wrapped = await this.records.get<Sealed>(KEYS, personId);
    return wrapped === undefined ? undefined : unsealed(this.master.bytes, ['key', personId], wrapped);
  }

  private async newKey(personId: string): Promise<Uint8Array> {
    const key = randomBytes(KEY_BYTES);
    await this.records.put(KEYS, { [personId]: sealed(this.master.bytes, ['key', personId], key) });
    return key;
  }

  private async assertNotErased(personId: string): Promise<void> {
    if (await this.isErased(personId)) throw new Refused('vault.person-erased', { personId });
  }

  private async isErased(personId: string): Promise<boolean> {
    return (await this.records.get(ERASED, personId)) !== undefined;
  }
}

/** No person's id begins with another's and this mark. */
function placeOf(personId: string, field: string): string {
  return `${personId}|${field}`;
}
