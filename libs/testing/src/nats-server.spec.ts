import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { NatsServer } from './nats-server.js';
import { requires } from './needs.js';

async function greeting(address: string): Promise<string> {
  const [host, port] = address.split(':');
  const socket = connect(Number(port), host);
  const [text] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return String(text);
}

requires('nats-server')('a nats-server for tests', () => {
  let server: NatsServer;
  beforeAll(async () => {
    server = await NatsServer.start({ config: 'max_payload: 70000' });
  });
  afterAll(() => server.dispose());

  it('is as its configuration says, with JetStream', async () => {
    const info = await greeting(server.address);
    expect(info).toContain('"jetstream":true');
    expect(info).toContain('"max_payload":70000');
  });

  it('can be killed, wiped and started again at the same address', async () => {
    const { address } = server;
    await server.kill();
    await expect(greeting(address)).rejects.toThrow('ECONNREFUSED');
    server.wipe();
    expect(existsSync(server.store)).toBe(false);
    await server.start();
    expect(server.address).toBe(address);
    expect(await greeting(address)).toContain('INFO');
  });

  it('says why it did not start', async () => {
    await expect(NatsServer.start({ config: 'max_payload: {' })).rejects.toThrow('nats-server ended with 1');
  });
});
