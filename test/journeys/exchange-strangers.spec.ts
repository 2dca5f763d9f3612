import type { ExchangeKeys } from '../../apps/liaison/src/exchange/exchange.models.js';
import { newSigningKey, signWith, type SigningKey } from '../../apps/liaison/src/exchange/ed25519.js';
import { signPage } from '../../apps/liaison/src/exchange/page-signature.js';
import { keyEndorsementText } from '@tongxin/contracts';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NORTH, NORTH_OFFICE, openNorth, readNow, received, type County } from './exchange-pair.js';
import { leaks } from './leaks.js';

// A feed that is not what it should be: nothing of it is believed, and what keeps it from being read is said.

jest.setTimeout(120_000);

const PEER = '990404';
const NOW = '2026-06-18T02:00:00.000Z';
const planted = ['13971500137', '99010119770311204X'];
const entry = (id: string, data: object): object => ({
  ...{ specversion: '1.0', id, type: 'tongxin.experience.told', source: `urn:tongxin:node:${PEER}`, subject: `x-${id}` },
  ...{ time: NOW, method: 'PUT', datacontenttype: 'application/json', data },
});
const content = { title: '院坝协商', topic: 'CONSULTATION', text: '办结31件', figures: [] };

/** What the stranger answers next: status, body and who signs. */
interface Next {
  readonly status?: number;
  readonly body?: string;
  readonly signer?: SigningKey;
  readonly query?: string;
}

let north: County;
let server: Server;
let trusted: SigningKey;
let stranger: SigningKey;
let next: Next = {};
let keys: ExchangeKeys['keys'] = [];
const asked: string[] = [];

function answer(url: URL, response: ServerResponse): void {
  asked.push(url.search);
  const { status = 200, body = '[]', signer = trusted, query = url.search } = next;
  const told = url.searchParams.get('lastEventId') === 'done' ? '[]' : body;
  const { digest, signatureInput, signature } = signPage(Buffer.from(told), query, signer, NOW);
  response.writeHead(status, { 'content-digest': digest, 'signature-input': signatureInput, signature }).end(told);
}

beforeAll(async () => {
  [trusted, stranger] = await Promise.all([newSigningKey(), newSigningKey()]);
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    if (url.pathname.endsWith('/keys')) response.end(JSON.stringify({ node: PEER, keys }));
    // What the county asks by itself is left waiting; only what a test asks is answered.
    else if (url.searchParams.get('timeout') === '0') answer(url, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  north = { county: await openNorth(NOW), office: NORTH_OFFICE, node: NORTH };
  const done = (method: string, path: string, body: object) => north.county.done(NORTH_OFFICE, method, `peers/${PEER}/${path}`, body);
  await done('POST', 'register-peer', { name: '西岭县政协' });
  await done('POST', 'trust-peer-key', { publicKey: trusted.publicKey });
  await done('PUT', 'feed-token', { token: 'given-by-the-peer' });
  await done('POST', 'subscribe-to-peer', { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/feed` });
});
afterAll(async () => {
  await north.county.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const problemOf = async (what: Next): Promise<string | null> => {
  next = what;
  return (await readNow(north, PEER)).problem;
};

describe('a feed that is not what it should be', () => {
  it('is not believed when another signed, or for another question', async () => {
    const body = JSON.stringify([entry('e1', content)]);
    expect(await problemOf({ body, signer: stranger })).toBe('exchange.key-unknown');
    expect(await problemOf({ body, query: '?lastEventId=e0&timeout=0' })).toBe('exchange.bad-signature');
    keys = [{ publicKey: stranger.publicKey, from: NOW, until: '', endorsement: { by: trusted.publicKey, signature: 'x'.repeat(86) } }];
    expect(await problemOf({ body, signer: stranger })).toBe('exchange.key-unknown');
    expect(await received(north)).toEqual([]);
  });
  it('says what is amiss', async () => {
    expect(await problemOf({ body: 'not JSON' })).toBe('exchange.not-a-page');
    expect(await problemOf({ body: '[{"id":"e1"}]' })).toBe('exchange.not-a-page');
    expect(await problemOf({ body: '{}' })).toBe('exchange.not-a-page');
    expect(await problemOf({ status: 500 })).toBe('exchange.peer-answered');
    expect(await problemOf({ status: 302 })).toBe('exchange.peer-answered');
    expect(await problemOf({ status: 401 })).toBe('exchange.token-refused');
    expect(await problemOf({ body: `[${' '.repeat(9 * 2 ** 20)}]` })).toBe('exchange.page-too-large');
    expect(await received(north)).toEqual([]);
  });
  it('has entries that do not hold set aside, and the others taken', async () => {
    const body = JSON.stringify([
      entry('e1', { ...content, text: `电话${planted[0]}` }),
      entry('e2', { ...content, title: planted[1] }),
      entry('e3', { ...content, topic: 'NONE' }),
      entry('e4', { ...content, actor: 'somebody@990404' }),
      { ...entry('done', content), method: 'DELETE' },
    ]);
    next = { body };
    // The page after it is empty, so that reading comes to its end.
    expect(await readNow(north, PEER)).toMatchObject({ lastEventId: 'done', refused: 3 });
    expect((await received(north)).map(({ id }) => id)).toEqual([`${PEER}.x-e4`]);
    const { records } = north.county.program.only(NORTH).stores;
    const aside = await records.list<{ code: string }>('exchange-refused-entries');
    expect(aside.map(({ key, value }) => [key, value.code])).toEqual([
      [`${PEER}:e1`, 'received-experience.personal-number'],
      [`${PEER}:e2`, 'received-experience.personal-number'],
      [`${PEER}:e3`, 'command.invalid'],
    ]);
    expect(leaks(north.county.directory, [...planted, 'somebody@', 'given-by-the-peer'])).toEqual([]);
  });
  it('is read on from where it was, under a key that the trusted one vouches for', async () => {
    const signature = signWith(trusted, Buffer.from(keyEndorsementText(stranger.publicKey, trusted.publicKey))).toString('base64url');
    keys = [{ publicKey: stranger.publicKey, from: NOW, until: '', endorsement: { by: trusted.publicKey, signature } }];
    expect(await problemOf({ signer: stranger })).toBeNull();
    expect(asked.at(-1)).toContain('lastEventId=done');
    expect(await problemOf({ signer: trusted })).toBe('exchange.key-unknown');
  });
});
