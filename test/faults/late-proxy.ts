import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What stands between a client and a server and lets what one says come to the other a little later than it was said. */
export class LateProxy {
  private readonly sockets = new Set<Socket>();
  /** How late what the server says is, in milliseconds. */
  lateMs = 0;
  /** How late what the client says is, in milliseconds. */
  clientLateMs = 0;

  private constructor(private readonly listening: Server) {}

  static async open(port: number): Promise<LateProxy> {
    const listening = createServer({ noDelay: true });
    const proxy = new LateProxy(listening);
    listening.on('connection', (client) => proxy.join(client, connect({ port, host: '127.0.0.1', noDelay: true })));
    await once(listening.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  get port(): number {
    return (this.listening.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = once(this.listening, 'close');
    this.listening.close();
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private join(client: Socket, server: Socket): void {
    const end = (): void => {
      for (const socket of [client, server]) {
        this.sockets.delete(socket);
        socket.destroy();
      }
    };
    for (const socket of [client, server]) {
      this.sockets.add(socket);
      socket.on('error', end).on('close', end);
    }
    client.on('data', (chunk) => setTimeout(() => server.write(chunk), this.clientLateMs));
    server.on('data', (chunk) => setTimeout(() => client.write(chunk), this.lateMs));
  }
}
