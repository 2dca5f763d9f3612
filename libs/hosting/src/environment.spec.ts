import { newNkey } from '@tongxin/messaging-nats';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { environmentPage } from './environment-page.js';
import { Environment, EnvironmentRefused } from './environment.js';
import { VARIABLES } from './variables.js';

const refusal = (given: Record<string, string>): string => {
  try {
    Environment.of(given);
    return '';
  } catch (error) {
    expect(error).toBeInstanceOf(EnvironmentRefused);
    return (error as Error).message;
  }
};

describe('the environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-environment-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('holds what it was given, and nothing where that is empty', () => {
    const environment = Environment.of({ NODE_NAME: '南溪县政协', NODE_ID: '' });
    expect(environment.get('NODE_NAME')).toBe('南溪县政协');
    expect(environment.get('NODE_ID')).toBeUndefined();
    expect(environment.number('NODE_EPOCH', 0)).toBe(0);
  });

  it('names every variable that does not hold, in both languages', () => {
    expect(refusal({ PORT: '70000', EVENT_STORE: 'paper', NODE_ID: 'here', TLS_CERT_FILE: join(folder, 'none') }).split('\n')).toEqual([
      '环境变量 PORT 应为 0–65535 / PORT must be 0–65535',
      expect.stringContaining('TLS_CERT_FILE must be') as unknown,
      expect.stringContaining('NODE_ID must be') as unknown,
      '环境变量 EVENT_STORE 应为 sqlite | eventstoredb / EVENT_STORE must be sqlite | eventstoredb',
    ]);
  });

  const pem = (kind: 'private' | 'public'): string => {
    const file = join(folder, `${kind}.pem`);
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const text =
      kind === 'private' ? privateKey.export({ type: 'pkcs8', format: 'pem' }) : publicKey.export({ type: 'spki', format: 'pem' });
    writeFileSync(file, text);
    return file;
  };
  const seed = (): string => {
    const file = join(folder, 'nats.nk');
    writeFileSync(file, `${newNkey().seed}\n`);
    return file;
  };

  it.each([
    ['EVENTSTORE_URL', 'http://eventstoredb:2113', 'esdb://a:2113,b:2113?tls=true&tlsCAFile=/run/ca.pem'],
    ['MONGODB_URL', 'mongodb:27017', 'mongodb://mongodb:27017/?replicaSet=tongxin&tls=true'],
    ['NATS_URL', 'nats://a:4222, http://b:4222', 'tls://a:4222, b, [::1]:4222'],
    ['NATS_PUBLIC_URL', 'tls://nats:99999', 'tls://nats.example:4222'],
    ['NATS_REPLICAS', '2', '3'],
    ['NATS_INBOX_PREFIX', '_INBOX.>', '_INBOX_990101101'],
    ['TRUST_PROXY', 'everybody', '10.0.0.0/8, uniquelocal'],
    ['TRUST_PROXY', '10.0.0.0/99', '1'],
    ['NODE_KEY_FILE', pem('public'), pem('private')],
    ['NODE_PUBLIC_KEY_FILE', 'docs/environment.md', pem('public')],
    ['NATS_NKEY_FILE', pem('private'), seed()],
    ['TLS_CERT_FILE', pem('public'), undefined],
    ['TLS_KEY_FILE', pem('public'), pem('private')],
    ['NATS_CA_FILE', pem('public'), undefined],
  ])('refuses of %s what looks like %s', (name, wrong, right) => {
    expect(refusal({ [name]: wrong })).toContain(`${name} must be`);
    expect(right === undefined ? '' : refusal({ [name]: right })).toBe('');
  });

  it('names one that must be set', () => {
    expect(() => Environment.of({}).required('SERVICE_SECRET')).toThrow(/环境变量 SERVICE_SECRET.*必须设置 .*must be set/);
  });

  it('refuses a word that is meant for another kind of process', () => {
    expect(() => Environment.of({ MESSAGING: 'local' }).word('MESSAGING', ['nats'])).toThrow('MESSAGING must be nats');
    expect(Environment.of({}).word('MESSAGING', ['nats', 'local'])).toBe('nats');
  });

  it('reads a secret from the file that is named, and not from two places', () => {
    const file = join(folder, 'secret');
    writeFileSync(file, 'esdb://wang:secret@localhost\n');
    expect(Environment.of({ EVENTSTORE_URL_FILE: file }).required('EVENTSTORE_URL')).toBe('esdb://wang:secret@localhost');
    expect(refusal({ EVENTSTORE_URL_FILE: file, EVENTSTORE_URL: 'esdb://localhost' })).toContain('EVENTSTORE_URL_FILE');
    expect(refusal({ EVENTSTORE_URL_FILE: join(folder, 'none') })).toContain('EVENTSTORE_URL_FILE must be');
  });
});

describe('the page on the environment', () => {
  it('is as the variables are declared', () => {
    expect(readFileSync('docs/environment.md', 'utf8')).toBe(environmentPage());
  });

  it('lists every variable that the program reads', () => {
    const read = ['apps', 'libs'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts') && !/\.spec\.ts$|^console\/|^testing\/|node_modules/.test(file))
        .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/\benv(?:\.|\[')([A-Z]+_[A-Z_]+|PORT)/g)])
        .map(([, name]) => name ?? ''),
    );
    expect(read.filter((name) => !Object.hasOwn(VARIABLES, name))).toEqual([]);
  });
});
