import { jetstreamManager } from '@nats-io/jetstream';
import { connect, nkeyAuthenticator, type NatsConnection } from '@nats-io/transport-node';
import { subjectsOfTownship } from '@tongxin/links';
import { NatsServer, requires } from '@tongxin/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorizationText, inboxPrefixOf } from './authorization.js';
import { newNkey, nkeyOfSeed } from './nkey.js';
import { wireSubject } from './wire-subject.js';

const COUNTY = '990101';
const TOWNSHIP = '990101101';
const OTHER = '990101201';
const keys = { [COUNTY]: newNkey(), [TOWNSHIP]: newNkey(), [OTHER]: newNkey() } as const;

const subjects = (node: string) => {
  const { asks, answers } = subjectsOfTownship(node, COUNTY);
  const wire = (subject: string) => wireSubject(COUNTY, subject);
  return { node, publicKey: keys[node as typeof TOWNSHIP].publicKey, asks, answers, up: asks.map(wire), down: answers.map(wire) };
};
const [own, other] = [subjects(TOWNSHIP), subjects(OTHER)];

/** Every subject there is, from the page that is written from the code; a new one is a township's only once it is named here. */
const page = readFileSync(join(__dirname, '../../../docs/subjects.md'), 'utf8');
const patterns = [...page.matchAll(/^- `(tongxin\.[^`]+)`/gm)].map(([, pattern]) => pattern ?? '');
const ASKS = ['join', 'links.restore', 'links.up.<superior>'].map((name) => `tongxin.<county>.<township>.${name}`);
const ANSWERS = ['tongxin.<county>.<node>.links.down'];

/** The subject of a pattern for one node. */
function subjectOf(pattern: string, node: string): string {
  const known: Readonly<Record<string, string>> = { county: COUNTY, node, township: node, superior: COUNTY };
  return pattern.replaceAll(/<(\w+)>/g, (_hole, name: string) => known[name] ?? `any-${name}`);
}

/** Families of subjects that a server of a county carries, also such as nobody of ours speaks on. */
const elsewhere = {
  'another township’s': [...other.up, ...other.down, `tongxin.${COUNTY}.${OTHER}.anything`],
  'its own, which pass between services alone': [`commands`, `figures`, `inside.door`].map(
    (name) => `tongxin.${COUNTY}.${TOWNSHIP}.${name}`,
  ),
  'the county’s': ['commands', 'figures', 'inside.door', 'links.down', 'events.activity'].map(
    (name) => `tongxin.${COUNTY}.${COUNTY}.${name}`,
  ),
  'another county’s': ['tongxin.990102.990102101.join'],
  'JetStream’s': ['$JS.API.INFO', '$JS.API.STREAM.NAMES', '$JS.API.STREAM.PURGE.x', '$JS.ACK.x.y.1.1.1.1.1', '$KV.x.y'],
  'the server’s': ['$SYS.REQ.SERVER.PING', '$SYS.ACCOUNT.x.CONNECT'],
  'answers to others': [`${inboxPrefixOf(OTHER)}.x`, '_INBOX.x'],
  wildcards: ['>', '*', 'tongxin.>', `tongxin.${COUNTY}.>`, `tongxin.${COUNTY}.${TOWNSHIP}.>`, `tongxin.${COUNTY}.*.links.down`],
} as const;

requires('nats-server')('what a township may do on its county’s servers', () => {
  let server: NatsServer;
  let open: NatsConnection[] = [];
  const violations = new Map<NatsConnection, string[]>();

  const connected = async (node: keyof typeof keys): Promise<NatsConnection> => {
    const authenticator = nkeyAuthenticator(Buffer.from(keys[node].seed));
    const connection = await connect({ servers: server.address, authenticator, inboxPrefix: inboxPrefixOf(node) });
    open.push(connection);
    const told: string[] = [];
    violations.set(connection, told);
    void (async () => {
      for await (const status of connection.status()) if (status.type === 'error') told.push(status.error.message);
    })();
    return connection;
  };

  beforeAll(async () => {
    const townships = [own, other];
    server = await NatsServer.start({ config: authorizationText({ county: COUNTY, services: [keys[COUNTY].publicKey], townships }) });
  });
  afterEach(async () => {
    await Promise.all(open.map((connection) => connection.close()));
    open = [];
  });
  afterAll(() => server.dispose());

  async function publishes(client: NatsConnection, subject: string): Promise<boolean> {
    client.publish(subject, 'x');
    return !(await isRefused(client, 'Publish', subject));
  }

  async function subscribes(client: NatsConnection, subject: string): Promise<boolean> {
    const subscription = client.subscribe(subject, { callback: () => undefined });
    const isGranted = !(await isRefused(client, 'Subscription', subject));
    subscription.unsubscribe();
    return isGranted;
  }

  /** The server tells of a violation before it answers the flush after it. */
  async function isRefused(client: NatsConnection, operation: string, subject: string): Promise<boolean> {
    await client.flush();
    await new Promise((resolve) => setImmediate(resolve));
    return (violations.get(client) ?? []).some((text) => text.includes(`${operation} to "${subject}"`));
  }

  it('is looked at for every subject of the page', () => {
    expect(patterns).toEqual(expect.arrayContaining([...ASKS, ...ANSWERS]));
    expect(patterns.length).toBe(page.match(/^- `/gm)?.length);
  });

  it('is to ask where it asks, and to answer where it answers', async () => {
    const township = await connected(TOWNSHIP);
    for (const subject of own.up) expect([subject, await publishes(township, subject)]).toEqual([subject, true]);
    for (const subject of own.down) expect([subject, await subscribes(township, subject)]).toEqual([subject, true]);
    for (const subject of own.up) expect([subject, await subscribes(township, subject)]).toEqual([subject, false]);
    for (const subject of own.down) expect([subject, await publishes(township, subject)]).toEqual([subject, false]);
  });

  it.each(patterns)('is no more than its own on %s', async (pattern) => {
    const township = await connected(TOWNSHIP);
    for (const node of [COUNTY, TOWNSHIP, OTHER]) {
      const subject = subjectOf(pattern, node);
      const isOwn = node === TOWNSHIP;
      const may = { publish: isOwn && ASKS.includes(pattern), subscribe: isOwn && ANSWERS.includes(pattern) };
      expect([subject, await publishes(township, subject), await subscribes(township, subject)]).toEqual([
        subject,
        may.publish,
        may.subscribe,
      ]);
    }
  });

  it.each(Object.entries(elsewhere))('is not to publish or read %s subjects', async (_family, names) => {
    const township = await connected(TOWNSHIP);
    for (const subject of names) {
      const isPattern = /[*>]/.test(subject);
      expect([subject, isPattern || (await publishes(township, subject))]).toEqual([subject, isPattern]);
      expect([subject, await subscribes(township, subject)]).toEqual([subject, false]);
    }
  });

  it('reaches the county and is reached by it', async () => {
    const [county, township] = [await connected(COUNTY), await connected(TOWNSHIP)];
    const [up = '', down = ''] = [own.up[0], own.down[0]];
    county.subscribe(up, { callback: (_error, message) => void message.respond('county') });
    township.subscribe(down, { callback: (_error, message) => void message.respond('township') });
    await Promise.all([county.flush(), township.flush()]);
    expect((await township.request(up)).string()).toBe('county');
    expect((await county.request(down)).string()).toBe('township');
  });

  it('shows nothing of what passes between county and others', async () => {
    const [county, township, neighbour] = [await connected(COUNTY), await connected(TOWNSHIP), await connected(OTHER)];
    const seen: string[] = [];
    for (const subject of [...own.down, `${inboxPrefixOf(TOWNSHIP)}.>`])
      township.subscribe(subject, { callback: (_error, { subject: name }) => void seen.push(name) });
    neighbour.subscribe(other.down[0] ?? '', { callback: (_error, message) => void message.respond('secret') });
    await Promise.all([township.flush(), neighbour.flush()]);
    expect((await county.request(other.down[0] ?? '')).string()).toBe('secret');
    await township.flush();
    expect(seen).toEqual([]);
  });

  it('leaves JetStream to the county', async () => {
    await expect(jetstreamManager(await connected(TOWNSHIP))).rejects.toThrow('Permissions Violation');
    expect(await (await jetstreamManager(await connected(COUNTY))).getAccountInfo()).toMatchObject({ streams: 0 });
  });

  it('is nothing for who has no key there', async () => {
    const authenticator = nkeyAuthenticator(Buffer.from(newNkey().seed));
    await expect(connect({ servers: server.address, authenticator, maxReconnectAttempts: 0 })).rejects.toThrow('Authorization Violation');
    await expect(connect({ servers: server.address, maxReconnectAttempts: 0 })).rejects.toThrow('Authorization Violation');
  });
});

it('an NKey is known by its seed', () => {
  const { seed, publicKey } = newNkey();
  expect([seed.slice(0, 2), publicKey.slice(0, 1), nkeyOfSeed(seed).publicKey]).toEqual(['SU', 'U', publicKey]);
  expect(() => nkeyOfSeed('none')).toThrow();
});
