import { NatsLine, NatsMessenger } from '@tongxin/messaging-nats';
import { NatsServer, requires } from '@tongxin/testing';
import { describeMessenger } from './messenger.contract.js';

const COUNTY = '990101';

requires('nats-server')('over NATS', () => {
  describeMessenger('NATS', async () => {
    const server = await NatsServer.start();
    const onError = (error: unknown): void => fail(error);
    const lines = ['answering', 'asking'].map((name) => new NatsLine({ servers: [server.address], name }, onError));
    const [answering, asking] = lines.map((line) => new NatsMessenger(line, { county: COUNTY }));
    const dispose = async (): Promise<void> => {
      await Promise.all(lines.map((line) => line.close()));
      await server.dispose();
    };
    const settled = async (): Promise<void> => {
      for (const line of lines) await (await line.connected()).flush();
    };
    await settled();
    return { answering, asking, settled, dispose };
  });
});

function fail(error: unknown): never {
  throw error;
}
