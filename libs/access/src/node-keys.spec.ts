import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NodeKeys, publicKeyOf, verifySignature } from './node-keys.js';

const message = Buffer.from('日志头 41');
let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'keys-'));
});
afterEach(() => rm(dir, { recursive: true }));

describe('a node’s keys', () => {
  it('are made once, for the node alone to read', async () => {
    const [one, other] = await Promise.all([NodeKeys.open(dir), NodeKeys.open(dir)]);
    expect(one.publicPem).toBe(other.publicPem);
    expect((await NodeKeys.open(dir)).publicPem).toBe(one.publicPem);
    expect((await stat(join(dir, 'keys', 'node.pem'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dir, 'keys'))).mode & 0o777).toBe(0o700);
  });

  it('vouch for bytes to whoever has the public one', async () => {
    const keys = await NodeKeys.open(dir);
    const signature = keys.sign(message);
    expect(verifySignature(publicKeyOf(keys.publicPem), message, signature)).toBe(true);
    expect(keys.verify(Buffer.from('日志头 42'), signature)).toBe(false);
    expect(keys.verify(message, signature.subarray(1))).toBe(false);
    expect((await NodeKeys.ephemeral()).verify(message, signature)).toBe(false);
  });

  it('agree with another node on a secret that no third has, the same after each start', async () => {
    const [one, other, third] = [await NodeKeys.open(dir), await NodeKeys.ephemeral(), await NodeKeys.ephemeral()];
    const secret = one.agree(other.encryptionPem);
    expect(other.agree((await NodeKeys.open(dir)).encryptionPem)).toEqual(secret);
    expect(third.agree(one.encryptionPem)).not.toEqual(secret);
    expect(() => one.agree(other.publicPem)).toThrow();
  });
});
