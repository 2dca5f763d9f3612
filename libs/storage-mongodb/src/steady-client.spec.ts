import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { requires } from '@tongxin/testing';
import { MongoClient } from 'mongodb';
import { MongoServer } from '../../../test/doubles/mongodb/mongo-server.js';
import { NoAnswer, SteadyClient } from './steady-client.js';

/** A way to a server that can fall silent: what is sent is taken, and nothing comes back on the connections that stand. */
class Way {
  private readonly sockets: Socket[] = [];

  private constructor(
    private readonly listener: Server,
    readonly port: number,
  ) {}

  static async to(port: number): Promise<Way> {
    const listener = createServer((client) => {
      const server = connect(port, '127.0.0.1');
      way.sockets.push(client, server);
      for (const socket of [client, server]) socket.on('error', () => undefined);
      client.pipe(server).pipe(client);
    }).listen(0, '127.0.0.1');
    await once(listener, 'listening');
    const way = new Way(listener, (listener.address() as AddressInfo).port);
    return way;
  }

  fallSilent(): void {
    for (const socket of this.sockets) socket.unpipe();
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.listener.close();
  }
}

requires('mongodb-test-server')('a client of a server that falls silent', () => {
  it('ends the call, and finds the server again', async () => {
    const server = await MongoServer.start();
    const way = await Way.to(Number(new URL(server.url).port));
    const url = server.url.replace(/:\d+\//, `:${way.port}/`);
    const client = new SteadyClient(await MongoClient.connect(url), 1_000);
    try {
      const notes = client.db('steady').collection<{ _id: string }>('notes');
      await notes.insertOne({ _id: 'one' });
      way.fallSilent();
      await expect(notes.findOne({ _id: 'one' })).rejects.toBeInstanceOf(NoAnswer);
      let found: object | null | undefined;
      while (found === undefined) found = await notes.findOne({ _id: 'one' }).catch(() => undefined);
      expect(found).toEqual({ _id: 'one' });
      expect(await notes.find({}).sort({ _id: 1 }).toArray()).toEqual([{ _id: 'one' }]);
    } finally {
      await client.close();
      way.close();
      await server.dispose();
    }
  }, 30_000);
});
