import { ErasingRecords, vaultFile } from '@tongxin/storage-sqlite';
import fc from 'fast-check';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { MemoryRecords } from '../../access/src/testing/memory-records.js';
import { MasterKey } from './master-key.js';
import { SealBroken, sealed, unsealed } from './sealed.js';
import { Vault, type RevealPurpose, type VaultRecords } from './vault.js';

class Forgetting extends MemoryRecords implements VaultRecords {
  scrubbed = 0;

  async scrub(): Promise<void> {
    this.scrubbed += 1;
  }
}

const clock = { now: () => '2026-04-01T02:00:00.000Z' };
const looking = { by: 'li@990101101', purpose: 'CONTACT' as const };
const erasing = { by: 'wang@990101101', reason: 'REQUESTED' };
const resident = { name: '王小明', phone: '13800001111', idNumber: '990101199001011234', 'text/d1': '家门口的路灯坏了' };

const vaultOver = (records: VaultRecords, master = MasterKey.ephemeral()): Vault => new Vault(records, master, clock);
const code = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'granted',
    (error: { code?: string; name: string }) => error.code ?? error.name,
  );

describe('sealing', () => {
  const key = Buffer.alloc(32, 7);
  const text = fc.string({ unit: 'grapheme' });
  const place = fc.array(fc.string(), { minLength: 2, maxLength: 2 });

  it('gives back what was sealed, and never the same twice', () =>
    fc.assert(
      fc.property(text, place, (value, at) => {
        const one = sealed(key, at, Buffer.from(value, 'utf8'));
        expect(unsealed(key, at, one).toString('utf8')).toBe(value);
        expect(sealed(key, at, Buffer.from(value, 'utf8'))).not.toBe(one);
      }),
    ));
  it('opens at no other place and with no other key', () =>
    fc.assert(
      fc.property(text, place, place, (value, at, elsewhere) => {
        const one = sealed(key, at, Buffer.from(value, 'utf8'));
        fc.pre(JSON.stringify(at) !== JSON.stringify(elsewhere));
        expect(() => unsealed(key, elsewhere, one)).toThrow(SealBroken);
        expect(() => unsealed(Buffer.alloc(32, 8), at, one)).toThrow(SealBroken);
      }),
    ));
  it('opens nothing of which one bit was changed or the end cut off', () =>
    fc.assert(
      fc.property(text, fc.nat(), fc.integer({ min: 0, max: 7 }), (value, which, bit) => {
        const bytes = Buffer.from(sealed(key, ['p', 'name'], Buffer.from(value, 'utf8')), 'base64');
        const at = which % bytes.length;
        const changed = Buffer.from(bytes);
        changed[at] = (changed[at] ?? 0) ^ (1 << bit);
        expect(() => unsealed(key, ['p', 'name'], changed.toString('base64'))).toThrow(SealBroken);
        expect(() => unsealed(key, ['p', 'name'], bytes.subarray(0, at).toString('base64'))).toThrow(SealBroken);
      }),
    ));
});

describe('vault', () => {
  it('reveals what was kept, the last word of each field, and notes it first', async () => {
    const vault = vaultOver(new Forgetting());
    await vault.seal('p1', resident);
    await vault.seal('p1', { phone: '13900002222' });
    expect(await vault.reveal('p1', ['name', 'phone', 'address'], looking)).toEqual({ name: '王小明', phone: '13900002222' });
    const [entry, ...others] = await vault.audit.entries();
    expect(others).toEqual([]);
    const noted = { act: 'REVEALED', at: clock.now(), by: looking.by, personId: 'p1', fields: ['name', 'phone', 'address'] };
    expect(entry).toMatchObject({ sequence: 1, ...noted, purpose: 'CONTACT' });
  });
  it('keeps any text of any person', () =>
    fc.assert(
      fc.asyncProperty(fc.uuid(), fc.dictionary(fc.string({ minLength: 1 }), fc.string({ unit: 'grapheme' })), async (personId, fields) => {
        const vault = vaultOver(new Forgetting());
        await vault.seal(personId, fields);
        expect(await vault.reveal(personId, Object.keys(fields), looking)).toEqual({ ...fields });
      }),
      { numRuns: 50 },
    ));
  it('refuses without a purpose and for who is not known, and notes neither', async () => {
    const vault = vaultOver(new Forgetting());
    await vault.seal('p1', resident);
    expect(await code(vault.reveal('p1', ['name'], { by: 'li', purpose: '' as RevealPurpose }))).toBe('vault.purpose-invalid');
    expect(await code(vault.reveal('p2', ['name'], looking))).toBe('vault.person-not-found');
    expect(await vault.audit.entries()).toEqual([]);
  });
  it('shows a mask in lists and never the name', async () => {
    const vault = vaultOver(new Forgetting());
    await vault.seal('p1', resident);
    await vault.seal('p2', { name: '欧阳小红' });
    await vault.seal('p3', { phone: '1' });
    expect([...(await vault.masks(['p1', 'p2', 'p3', 'p4', 'p1']))]).toEqual([
      ['p1', '王×户'],
      ['p2', '欧阳×户'],
    ]);
  });
  it('tells which names that are kept stand in a text, not those of who was erased', async () => {
    const vault = vaultOver(new Forgetting());
    await vault.seal('p1', resident);
    await vault.seal('p2', { name: '李四' });
    await vault.erase('p2', erasing);
    expect(await vault.namesIn('王 小明和李四的路灯修好了')).toEqual(['王小明']);
    expect(await vault.audit.entries()).toHaveLength(1);
  });
  it('keeps secrets that no person stands behind, each for its name', async () => {
    const records = new Forgetting();
    const { secrets } = vaultOver(records);
    await secrets.keep('peer-feed:990202', 'token-one');
    await secrets.keep('peer-feed:990202', 'token-two');
    expect(await secrets.read('peer-feed:990202')).toBe('token-two');
    expect(JSON.stringify(await records.list('vault-secrets'))).not.toContain('token');
    await records.put('vault-secrets', { other: await records.get('vault-secrets', 'peer-feed:990202') });
    expect(await code(secrets.read('other'))).toBe('SealBroken');
    await secrets.forget('peer-feed:990202');
    expect(await secrets.read('peer-feed:990202')).toBeUndefined();
  });
  it('corrects who is known, and notes it', async () => {
    const vault = vaultOver(new Forgetting());
    await vault.seal('p1', resident);
    await vault.correct('p1', { name: '李四', phone: '13900002222' }, looking);
    expect(await vault.reveal('p1', ['name', 'phone'], looking)).toEqual({ name: '李四', phone: '13900002222' });
    expect((await vault.masks(['p1'])).get('p1')).toBe('李×户');
    expect((await vault.audit.entries()).map(({ act, fields }) => `${act} ${fields.join()}`)).toEqual([
      'CORRECTED name,phone',
      'REVEALED name,phone',
    ]);
    expect(await code(vault.correct('p2', { name: '李四' }, looking))).toBe('vault.person-not-found');
  });
  it('opens nothing that was moved to another field or person', async () => {
    const records = new Forgetting();
    const vault = vaultOver(records);
    await vault.seal('p1', resident);
    await vault.seal('p2', { name: '李四' });
    const name = await records.get('vault-fields', 'p1|name');
    await records.put('vault-fields', { 'p1|phone': name, 'p2|name': name });
    expect(await code(vault.reveal('p1', ['phone'], looking))).toBe('SealBroken');
    expect(await code(vault.reveal('p2', ['name'], looking))).toBe('SealBroken');
    await records.put('vault-keys', { p2: await records.get('vault-keys', 'p1') });
    expect(await code(vault.reveal('p2', ['name'], looking))).toBe('SealBroken');
    expect(await code(vaultOver(records).reveal('p1', ['name'], looking))).toBe('SealBroken');
  });
  it('never reveals again what was erased, though the ciphertext came back', async () => {
    const records = new Forgetting();
    const vault = vaultOver(records);
    await vault.seal('p1', resident);
    await vault.seal('p2', { name: '李四' });
    const before = await records.list<string>('vault-fields');
    await vault.erase('p1', erasing);
    await vault.erase('p1', erasing);
    expect(await records.get('vault-keys', 'p1')).toBeUndefined();
    expect(records.scrubbed).toBeGreaterThan(0);
    await records.put('vault-fields', Object.fromEntries(before.map(({ key, value }) => [key, value])));
    expect(await code(vault.reveal('p1', ['name'], looking))).toBe('vault.person-erased');
    expect(await code(vault.seal('p1', resident))).toBe('vault.person-erased');
    expect([...(await vault.masks(['p1', 'p2'])).keys()]).toEqual(['p2']);
    await records.put('vault-erased', { p1: undefined });
    expect(await code(vault.reveal('p1', ['name'], looking))).toBe('vault.person-not-found');
    expect((await vault.audit.entries()).map(({ act, purpose }) => `${act} ${purpose}`)).toEqual(['ERASED REQUESTED']);
    expect(await code(vault.erase('p9', erasing))).toBe('vault.person-not-found');
  });
  it('finishes an erasure that was stopped in the middle', async () => {
    const records = new Forgetting();
    const master = MasterKey.ephemeral();
    await vaultOver(records, master).seal('p1', resident);
    await records.put('vault-erased', { p1: { at: clock.now(), ...erasing } });
    await vaultOver(records, master).finishErasures();
    expect(await records.get('vault-keys', 'p1')).toBeUndefined();
    expect(await records.list('vault-fields')).toEqual([]);
  });
  it('sees every changed, missing or cut entry of its audit', async () => {
    const records = new Forgetting();
    const vault = vaultOver(records);
    await vault.seal('p1', resident);
    for (const field of ['name', 'phone', 'address']) await vault.reveal('p1', [field], looking);
    expect(await vault.audit.broken()).toBeUndefined();
    const kept = await records.list<object>('vault-audit');
    for (const { key, value } of kept.filter((entry) => entry.key !== 'last')) {
      await records.put('vault-audit', { [key]: { ...value, by: 'nobody@990101101' } });
      expect(await vault.audit.broken()).toBe(Number(key));
      await records.put('vault-audit', { [key]: undefined });
      expect(await vault.audit.broken()).toBe(Number(key));
      await records.put('vault-audit', { [key]: value });
    }
  });
});

describe('vault on SQLite', () => {
  const directory = mkdtempSync(join(tmpdir(), 'tongxin-vault-'));
  const bytesThere = (folder: string): Buffer =>
    Buffer.concat(
      readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) =>
        entry.isFile() ? [readFileSync(join(entry.parentPath, entry.name))] : [],
      ),
    );
  afterAll(() => rmSync(directory, { recursive: true }));

  it('holds nothing in clear, comes back with file and key, and after an erasure not even the wrapped key', async () => {
    const records = ErasingRecords.open(vaultFile(directory));
    const master = await MasterKey.open(directory);
    const vault = vaultOver(records, master);
    await vault.seal('p1', resident);
    for (const value of Object.values(resident)) expect(bytesThere(directory).includes(value)).toBe(false);
    expect(inspect(vault, { depth: 9, showHidden: true })).not.toContain(Buffer.from(master.bytes).toString('base64'));
    expect(JSON.stringify(master)).toBe('{}');

    const copied = join(directory, 'copied');
    mkdirSync(copied);
    await records.backup(vaultFile(copied));
    const copy = ErasingRecords.open(vaultFile(copied));
    const restored = vaultOver(copy, await MasterKey.open(directory));
    expect(await restored.reveal('p1', ['name'], looking)).toEqual({ name: '王小明' });
    await copy.close();
    rmSync(copied, { recursive: true });

    const wrapped = (await records.get<string>('vault-keys', 'p1')) ?? '';
    const sealedName = (await records.get<string>('vault-fields', 'p1|name')) ?? '';
    expect(bytesThere(directory).includes(wrapped)).toBe(true);
    await vault.erase('p1', erasing);
    expect(bytesThere(directory).includes(wrapped)).toBe(false);
    expect(bytesThere(directory).includes(sealedName)).toBe(false);
    await records.close();
    expect(bytesThere(directory).includes(wrapped)).toBe(false);
  });
});
