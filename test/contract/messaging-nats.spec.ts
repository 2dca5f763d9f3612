import { LogPublisher, NatsFeed, NatsLine, NatsMessenger } from '@tongxin/messaging-nats';
import { NatsServer, requires } from '@tongxin/testing';
import { describeFeed } from './feed.contract.js';
import { describeMessenger } from './messenger.contract.js';
import { newLog } from './new-log.js';

const COUNTY = '990101';

async function twoLines(): Promise<{ server: NatsServer; lines: readonly [NatsLine, NatsLine]; close: () => Promise<void> }> {
  const server = await NatsServer.start();
  const line = (name: string): NatsLine => new NatsLine({ servers: [server.address], name }, fail);
  const lines = [line('one'), line('other')] as const;
  await Promise.all(lines.map((one) => one.connected()));
  const close = async (): Promise<void> => {
    await Promise.all(lines.map((one) => one.close()));
    await server.dispose();
  };
  return { server, lines, close };
}

requires('nats-server')('over NATS', () => {
  describeFeed('NATS', async () => {
    const { lines, close } = await twoLines();
    const log = newLog();
    const ports = { county: COUNTY, node: '990101101', store: log.store };
    const publisher = new LogPublisher({ ...ports, line: lines[0], onError: fail });
    const feed = new NatsFeed({ ...ports, line: lines[1] });
    publisher.start();
    const dispose = async (): Promise<void> => {
      await feed.close();
      await publisher.stop();
      await close();
      await log.close();
    };
    return { store: log.store, feed, dispose };
  });

  describeMessenger('NATS', async () => {
    const { lines, close } = await twoLines();
    const [answering, asking] = [new NatsMessenger(lines[0], { county: COUNTY }), new NatsMessenger(lines[1], { county: COUNTY })];
    const settled = async (): Promise<void> => {
      for (const line of lines) await line.standing().flush();
    };
    return { answering, asking, settled, dispose: close };
  });
});

function fail(error: unknown): never {
  throw error;
}
