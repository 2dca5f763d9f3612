import { once } from 'node:events';
import { Agent, request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { finishRequests, listen } from './serve.js';

const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** Asks over a connection that stays open afterwards. */
function ask(port: number, agent: Agent): Promise<string> {
  return new Promise((resolve, reject) => {
    const asked = request({ port, agent }, (answer: IncomingMessage) => {
      let text = '';
      answer.on('data', (chunk) => (text += String(chunk)));
      answer.on('end', () => resolve(text));
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('a server that is told to finish', () => {
  it('answers what it was asked, and nothing more', async () => {
    let answer = (): void => undefined;
    const asked = new Promise<void>((resolve) => {
      answer = resolve;
    });
    let arrived = (): void => undefined;
    const underWay = new Promise<void>((resolve) => (arrived = resolve));
    const server = await listen(
      (_request, response) => {
        arrived();
        void asked.then(() => response.end('done'));
      },
      { port: 0 },
    );
    const agent = new Agent({ keepAlive: true });
    const port = portOf(server);
    const waiting = ask(port, agent);
    await underWay;
    const finished = finishRequests(server, 60_000);
    await expect(ask(port, new Agent())).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    answer();
    expect(await waiting).toBe('done');
    await finished;
    agent.destroy();
  });

  it('breaks off what is not answered in time', async () => {
    const server = await listen(() => undefined, { port: 0 });
    const coming = once(server, 'request');
    const waiting = ask(portOf(server), new Agent());
    const broken = expect(waiting).rejects.toMatchObject({ code: 'ECONNRESET' });
    await coming;
    await finishRequests(server, 1);
    await broken;
  });

  it('names a port that is taken', async () => {
    const server = await listen(() => undefined, { port: 0 });
    await expect(listen(() => undefined, { port: portOf(server) })).rejects.toThrow('is taken');
    await finishRequests(server, 1);
  });
});
