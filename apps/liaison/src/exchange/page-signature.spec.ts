import { newSigningKey, type SigningKey } from './ed25519.js';
import { isPageOf, signatureOf, signPage, type SignedPage } from './page-signature.js';

const body = Buffer.from('[{"specversion":"1.0"}]', 'utf8');
const query = '?lastEventId=e1&timeout=0';
const now = '2026-11-24T02:00:00.500Z';

let key: SigningKey;
let page: SignedPage;

beforeAll(async () => {
  key = await newSigningKey();
  page = signPage(body, query, key, now);
});

describe('page signature', () => {
  it('tells who signed and when', () => expect(signatureOf(page)).toEqual({ publicKey: key.publicKey, at: '2026-11-24T02:00:00.000Z' }));
  it.each<[string, (other: SigningKey) => SignedPage]>([
    ['another body', () => ({ ...page, body: Buffer.from('[]') })],
    [
      'another body under its own digest',
      () => ({ ...page, body: Buffer.from('[]'), digest: signPage(Buffer.from('[]'), query, key, now).digest }),
    ],
    ['another question', () => ({ ...page, query: '?lastEventId=e2&timeout=0' })],
    ['another moment', () => ({ ...page, signatureInput: page.signatureInput.replace(/created=\d+/, 'created=1') })],
    ['another key’s id', (other) => ({ ...page, signatureInput: page.signatureInput.replace(key.publicKey, other.publicKey) })],
    ['another key’s signature', (other) => ({ ...page, signature: signPage(body, query, other, now).signature })],
    ['another form', () => ({ ...page, signatureInput: page.signatureInput.replace('"@query"', '') })],
    ['no signature', () => ({ ...page, signature: '' })],
  ])('does not hold for %s', async (_what, changed) => expect(signatureOf(changed(await newSigningKey()))).toBeUndefined());
  it('holds for ever when the key counted then, and not when it did not yet or no more', () => {
    const { publicKey } = key;
    expect(isPageOf([{ publicKey, from: now, until: '' }], page)).toBe(true);
    expect(isPageOf([{ publicKey, from: '2026-01-01T00:00:00.000Z', until: '2026-12-01T00:00:00.000Z' }], page)).toBe(true);
    expect(isPageOf([{ publicKey, from: '2026-01-01T00:00:00.000Z', until: '2026-11-01T00:00:00.000Z' }], page)).toBe(false);
    expect(isPageOf([{ publicKey, from: '2026-12-01T00:00:00.000Z', until: '' }], page)).toBe(false);
    expect(isPageOf([], page)).toBe(false);
  });
});
