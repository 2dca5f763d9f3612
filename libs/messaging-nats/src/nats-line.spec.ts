import { createUser } from '@nats-io/nkeys';
import { NatsServer, requires } from '@tongxin/testing';
import { execFileSync } from 'node:child_process';
import { once, EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NatsLine } from './nats-line.js';
import type { NatsSettings } from './nats-settings.js';

requires('nats-server')('a line to NATS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tongxin-line-'));
  const file = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const errors = new EventEmitter();
  const open: (NatsLine | NatsServer)[] = [];

  async function serverWith(config: string): Promise<NatsServer> {
    const server = await NatsServer.start({ config });
    open.push(server);
    return server;
  }
  function lineTo({ address }: NatsServer, settings: Partial<NatsSettings> = {}): NatsLine {
    const line = new NatsLine({ servers: [address], name: 'spec', ...settings }, (error) => errors.emit('told', error));
    open.push(line);
    return line;
  }

  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await ('dispose' in one ? one.dispose() : one.close());
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('stands before and after the server was killed, as the same connection', async () => {
    const server = await serverWith('');
    const line = lineTo(server);
    const connection = await line.connected();
    expect(line.standing()).toBe(connection);
    const again = new Promise<void>((resolve) => line.onUp(resolve));
    await server.kill();
    await server.start();
    await again;
    expect(line.standing()).toBe(connection);
    await connection.flush();
  });

  it('waits for a server that is not there yet, and says so', async () => {
    const server = await serverWith('');
    await server.stop();
    const told = once(errors, 'told');
    const line = lineTo(server);
    expect(String((await told)[0])).toContain('connection refused');
    expect(() => line.standing()).toThrow('not connected to NATS');
    await server.start();
    await (await line.connected()).flush();
  });

  it('can be closed before it ever stood', async () => {
    const server = await serverWith('');
    await server.stop();
    const line = lineTo(server);
    const waiting = line.connected();
    await line.close();
    await expect(waiting).rejects.toThrow('not connected to NATS');
  });

  it('signs in with an NKey or a password from a file, whatever the file held before', async () => {
    const user = createUser();
    const nkeySeedFile = file('seed', 'SUACSSL3UAHUDXKFSNVUZRF5UHPMWZ6BFDTJ7M6USDXIEDNPPQYYYCU3VY\n');
    const passwordFile = file('password', 'secret\n');
    const server = await serverWith(`authorization { users: [ { nkey: ${user.getPublicKey()} }, { user: wang, password: secret } ] }`);
    await (await lineTo(server, { user: { name: 'wang', passwordFile } }).connected()).flush();
    const told = once(errors, 'told');
    const line = lineTo(server, { nkeySeedFile });
    expect(String((await told)[0])).toContain('Authorization Violation');
    file('seed', Buffer.from(user.getSeed()).toString());
    await (await line.connected()).flush();
  });

  requires('openssl')('over TLS', () => {
    it('takes TLS alone where TLS is asked for, with the authority of a file', async () => {
      const key = join(folder, 'key.pem');
      const cert = join(folder, 'cert.pem');
      const subject = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=IP:127.0.0.1'];
      const words = [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '1',
        '-keyout',
        key,
        '-out',
      ];
      execFileSync('openssl', [...words, cert, ...subject], { stdio: 'ignore' });
      const server = await serverWith(`tls { cert_file: "${cert}", key_file: "${key}" }`);
      const connection = await lineTo(server, { tls: { caFile: cert } }).connected();
      await connection.flush();
      const plain = await serverWith('');
      const told = once(errors, 'told');
      lineTo(plain, { tls: { caFile: cert } });
      expect(String((await told)[0])).toContain('tls');
    });
  });
});
