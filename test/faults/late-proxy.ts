import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What stands between a client that is about to be struck and a server: it lets the server's answers come a little late, or what the client says not at all. */
export class LateProxy {
  private readonly sockets = new Set<Socket>();
  private readonly silenced = new WeakSet<Socket>();
  /** How late what the server says is, in milliseconds. */
  lateMs = 0;

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

  /** Who is connected now says nothing more to the server, as long as the connection lasts. */
  silence(): void {
    for (const socket of this.sockets) this.silenced.add(socket);
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
    client.on('data', (chunk) => this.silenced.has(client) || server.write(chunk));
    server.on('data', (chunk) => setTimeout(() => client.write(chunk), this.lateMs));
  }
}
