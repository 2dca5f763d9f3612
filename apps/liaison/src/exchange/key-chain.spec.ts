import { keyEndorsementText } from '@tongxin/contracts';
import { newSigningKey, signWith, type SigningKey } from './ed25519.js';
import { chainOf } from './key-chain.js';

const endorsedBy = (key: SigningKey, before: SigningKey, signer = before) => ({
  publicKey: key.publicKey,
  endorsement: {
    by: before.publicKey,
    signature: signWith(signer, Buffer.from(keyEndorsementText(key.publicKey, before.publicKey))).toString('base64url'),
  },
});

describe('chain of keys', () => {
  it('leads over every key between, and nowhere else', async () => {
    const [a, b, c, stranger] = await Promise.all([newSigningKey(), newSigningKey(), newSigningKey(), newSigningKey()]);
    const told = [{ publicKey: a.publicKey, endorsement: null }, endorsedBy(b, a), endorsedBy(c, b)];
    expect(chainOf(told, a.publicKey, c.publicKey)).toEqual([
      { publicKey: b.publicKey, endorsedBy: a.publicKey },
      { publicKey: c.publicKey, endorsedBy: b.publicKey },
    ]);
    expect(chainOf(told, c.publicKey, c.publicKey)).toEqual([]);
    expect(chainOf(told, b.publicKey, a.publicKey)).toBeUndefined();
    expect(chainOf(told, a.publicKey, stranger.publicKey)).toBeUndefined();
    expect(chainOf([...told, endorsedBy(stranger, a, stranger)], a.publicKey, stranger.publicKey)).toBeUndefined();
  });
  it('breaks where keys vouch in a circle or say nothing that can be read', async () => {
    const [a, b] = await Promise.all([newSigningKey(), newSigningKey()]);
    expect(chainOf([endorsedBy(b, a), endorsedBy(a, b)], a.publicKey, 'x')).toBeUndefined();
    expect(chainOf([{}, { publicKey: 'x' }], a.publicKey, 'x')).toBeUndefined();
  });
});
