import { Logger } from '@nestjs/common';
import { NatsServer, requires } from '@tongxin/testing';
import { NatsLine } from './nats-line.js';
import { NatsMessenger } from './nats-messenger.js';

const COUNTY = '990101';
const SUBJECT = 'tongxin.990101101.spec';

requires('nats-server')('request and reply over NATS', () => {
  let server: NatsServer;
  let lines: NatsLine[] = [];
  const told: unknown[] = [];

  function line(name = 'spec'): NatsLine {
    const opened = new NatsLine({ servers: [server.address], name }, (error) => told.push(error));
    lines.push(opened);
    return opened;
  }
  async function messenger(patienceMs?: number): Promise<NatsMessenger> {
    const opened = line();
    await opened.connected();
    return new NatsMessenger(opened, patienceMs === undefined ? { county: COUNTY } : { county: COUNTY, patienceMs });
  }
  const settled = async (): Promise<void> => {
    for (const one of lines) await (await one.connected()).flush();
  };

  beforeAll(() => {
    Logger.overrideLogger(false);
  });
  beforeEach(async () => {
    server = await NatsServer.start({ config: 'max_payload: 65536' });
  });
  afterEach(async () => {
    await Promise.all(lines.map((one) => one.close()));
    lines = [];
    await server.dispose();
  });

  it('carries subjects under the name of the county', async () => {
    const answering = await messenger();
    answering.answer(SUBJECT, async () => 'here');
    await settled();
    const connection = lines[0].standing();
    const { data } = await connection.request('tongxin.990101.990101101.spec', JSON.stringify({ id: '1', pattern: 'x', data: {} }));
    expect(JSON.parse(new TextDecoder().decode(data)) as unknown).toMatchObject({ response: { answer: 'here' } });
    expect(() => answering.answer('other.subject', async () => 'no')).toThrow('other.subject is no subject of ours');
  });

  it('refuses a request, and an answer, larger than the server carries', async () => {
    const [answering, asking] = [await messenger(), await messenger()];
    answering.answer(SUBJECT, async (size) => '心'.repeat(Number(size)));
    await settled();
    await expect(asking.request(SUBJECT, '1'.repeat(70_000))).rejects.toMatchObject({ code: 'messaging.too-large' });
    await expect(asking.request(SUBJECT, 30_000)).rejects.toMatchObject({ code: 'messaging.too-large' });
    expect(await asking.request(SUBJECT, 3)).toBe('心心心');
  });

  it('does not wait for ever for an answer', async () => {
    const [answering, asking] = [await messenger(), await messenger(50)];
    answering.answer(SUBJECT, () => new Promise(() => undefined));
    await settled();
    await expect(asking.request(SUBJECT, 1)).rejects.toMatchObject({ code: 'messaging.nobody-there', details: { subject: SUBJECT } });
  });

  it('lets processes that answer the same subject share its requests', async () => {
    const counts = [0, 0];
    for (const number of counts.keys()) {
      (await messenger()).answer(SUBJECT, async () => (counts[number] += 1));
    }
    const asking = await messenger();
    await settled();
    await Promise.all(Array.from({ length: 100 }, () => asking.request(SUBJECT, null)));
    expect(counts[0] + counts[1]).toBe(100);
    expect(Math.min(...counts)).toBeGreaterThan(0);
  });

  it('says at once that nobody is there while the server is away, and goes on once it is back', async () => {
    const [answering, asking] = [await messenger(), await messenger()];
    answering.answer(SUBJECT, async (request) => ({ echo: request }));
    await settled();
    const back = lines.map((one) => new Promise<void>((resolve) => one.onUp(resolve)));
    await server.kill();
    await expect(asking.request(SUBJECT, 1)).rejects.toMatchObject({ code: 'messaging.nobody-there' });
    await server.start();
    await Promise.all(back);
    await settled();
    expect(await asking.request(SUBJECT, 'again')).toEqual({ echo: 'again' });
  });

  it('can be asked and can answer before there is a server', async () => {
    await server.stop();
    const [answering, asking] = [line(), line()].map((one) => new NatsMessenger(one, { county: COUNTY }));
    answering.answer(SUBJECT, async () => 'here');
    await expect(asking.request(SUBJECT, 1)).rejects.toMatchObject({ code: 'messaging.nobody-there' });
    await server.start();
    await settled();
    expect(await asking.request(SUBJECT, 1)).toBe('here');
  });

  it('tells which subject the server does not let it use', async () => {
    await server.dispose();
    server = await NatsServer.start({
      config:
        'authorization { users: [ { user: a, password: a, permissions: { publish: "tongxin.990101.990101102.>", subscribe: "_INBOX.>" } } ] }\nno_auth_user: a',
    });
    const asking = await messenger(50);
    told.length = 0;
    await expect(asking.request(SUBJECT, 1)).rejects.toMatchObject({ code: 'messaging.nobody-there' });
    expect(String(told[0])).toContain('Permissions Violation for Publish to "tongxin.990101.990101101.spec"');
  });
});
