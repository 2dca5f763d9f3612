import { NodeKeys, publicKeyOf, verifySignature } from '@tongxin/access';
import { LocalMessenger } from '@tongxin/messaging-local';
import { openSqliteStores, type SqliteStores } from '@tongxin/storage-sqlite';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinSubject } from '../subjects.js';
import { readInvitation, signInvitation, type Invitation, type Verify } from './invitation.js';
import { Invitations, joinBytes, type JoinAnswer } from './invitations.js';

const COUNTY = '990101';
const TOWNSHIP = '990101101';
const verify: Verify = (key, bytes, signature) => verifySignature(publicKeyOf(key), bytes, signature);
const expiresAt = '2026-04-15T02:00:00.000Z';

describe('an invitation', () => {
  let invitation: Invitation;
  beforeAll(async () => {
    const county = await NodeKeys.ephemeral();
    const nats = { servers: ['tls://nats.example:4222'], ca: null, seed: 'SU…' };
    invitation = signInvitation(
      {
        county: { id: COUNTY, name: '南溪县政协', publicKey: county.publicPem, encryptionKey: county.encryptionPem },
        township: { id: TOWNSHIP, name: '清河镇政协工委' },
        nats,
        token: 'once',
        expiresAt,
      },
      (bytes) => county.sign(bytes),
    );
  });
  const read =
    (text: string, now = '2026-04-14T02:00:00.000Z') =>
    () =>
      readInvitation(text, verify, now);

  it('is what the county signed', () => expect(read(JSON.stringify(invitation))()).toEqual(invitation));
  it('holds until it ends', () => expect(read(JSON.stringify(invitation), expiresAt)).toThrow('invitation.expired'));
  it.each([
    ['the server', () => ({ ...invitation, nats: { ...invitation.nats, servers: ['nats://elsewhere:4222'] } })],
    ['its end', () => ({ ...invitation, expiresAt: '2027-04-15T02:00:00.000Z' })],
    ['the township', () => ({ ...invitation, township: { ...invitation.township, id: '990101201' } })],
    ['the county’s key', () => ({ ...invitation, county: { ...invitation.county, publicKey: 'none' } })],
    ['a part left out', () => ({ ...invitation, nats: undefined })],
  ])('is refused with %s altered', (_what, altered) => expect(read(JSON.stringify(altered()))).toThrow('invitation.altered'));
  it.each(['', 'not json', 'null', '{"format":"other"}'])('is not %j', (text) => expect(read(text)).toThrow('invitation.not-one'));
});

describe('a county that invites', () => {
  let folder: string;
  let stores: SqliteStores;
  let messenger: LocalMessenger;
  let now: string;
  let invitations: Invitations;
  const linked: string[] = [];

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'joining-'));
    stores = openSqliteStores(folder, { clock: { now: () => now }, synchronous: 'OFF' });
    now = '2026-04-01T02:00:00.000Z';
    linked.length = 0;
    await restart();
  });
  afterEach(async () => {
    await stores.close();
    await rm(folder, { recursive: true });
  });

  async function restart(): Promise<void> {
    messenger = new LocalMessenger();
    const node = { id: COUNTY, name: COUNTY, superior: null, epoch: 0 };
    invitations = new Invitations({ node, records: stores.records, messenger, verify, now: () => now });
    await invitations.start(async ({ node: township, publicKey }) => {
      linked.push(`${township} ${publicKey}`);
      return 7;
    });
  }
  const invite = () => invitations.invite({ node: TOWNSHIP, name: '清河镇政协工委', nkey: 'U…', expiresAt });
  const come = (keys: NodeKeys, token: string, signer = keys): Promise<JoinAnswer> => {
    const said = { token, publicKey: keys.publicPem, encryptionKey: keys.encryptionPem };
    const signature = Buffer.from(signer.sign(joinBytes(said))).toString('base64url');
    return messenger.request<JoinAnswer>(joinSubject(TOWNSHIP), { ...said, signature });
  };

  it('links who comes with the token, once, and answers the same key again', async () => {
    const [township, other] = [await NodeKeys.ephemeral(), await NodeKeys.ephemeral()];
    const { token } = await invite();
    expect(await come(township, token)).toEqual({ waiting: 7 });
    await restart();
    now = '2026-05-01T02:00:00.000Z';
    expect(await come(township, token)).toEqual({ waiting: 7 });
    await expect(come(other, token)).rejects.toMatchObject({ code: 'invitation.used' });
    expect(new Set(linked)).toEqual(new Set([`${TOWNSHIP} ${township.publicPem}`]));
  });

  it('links nobody after the end, with another token, or with a key that is not theirs', async () => {
    const [township, other] = [await NodeKeys.ephemeral(), await NodeKeys.ephemeral()];
    const { token } = await invite();
    await expect(come(township, 'guessed')).rejects.toMatchObject({ code: 'invitation.unknown' });
    await expect(come(township, token, other)).rejects.toMatchObject({ code: 'invitation.unknown' });
    await expect(messenger.request(joinSubject(TOWNSHIP), { token })).rejects.toMatchObject({ code: 'invitation.unknown' });
    now = expiresAt;
    await expect(come(township, token)).rejects.toMatchObject({ code: 'invitation.expired' });
    expect(linked).toEqual([]);
  });

  it('makes what it gave before void with a new one, and keeps nothing with which another could come', async () => {
    const township = await NodeKeys.ephemeral();
    const [first, second] = [await invite(), await invite()];
    await expect(come(township, first.token)).rejects.toMatchObject({ code: 'invitation.unknown' });
    expect(await come(township, second.token)).toEqual({ waiting: 7 });
    expect(JSON.stringify(await invitations.all())).not.toContain(second.token);
  });
});
