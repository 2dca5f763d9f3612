import { Agent, request } from 'node:http';

export interface PostOptions {
  readonly count: number;
  readonly inFlight: number;
  readonly token: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly text: string;
}

/** Asks one port of this machine over connections that are kept. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(private readonly port: number) {}

  /** @throws when nobody listens. */
  send(method: 'GET' | 'POST', path: string, { body, token }: { body?: string; token?: string } = {}): Promise<HttpAnswer> {
    const headers = {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    return new Promise((resolve, reject) => {
      const asked = request({ agent: this.agent, host: '127.0.0.1', port: this.port, method, path, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString('utf8') }));
        response.on('error', reject);
      });
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** @throws on any answer but 200 and 201. */
  async granted(method: 'GET' | 'POST', path: string, options: { body?: string; token?: string } = {}): Promise<string> {
    const { status, text } = await this.send(method, path, options);
    if (status !== 200 && status !== 201) throw new Error(`${method} ${path} answered ${status}: ${text.slice(0, 300)}`);
    return text;
  }

  /** Posts one body many times, so many at a time. */
  async postAll(path: string, body: string, { count, inFlight, token }: PostOptions): Promise<void> {
    let sent = 0;
    const one = async (): Promise<void> => {
      while (sent < count) {
        sent += 1;
        await this.granted('POST', path, { body, token });
      }
    };
    await Promise.all(Array.from({ length: inFlight }, one));
  }

  close(): void {
    this.agent.destroy();
  }
}
