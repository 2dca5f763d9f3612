import { Body, Controller, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { systemClock } from '@tongxin/eventing';
import { LocalMessenger } from '@tongxin/messaging-local';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import { OpenNode } from '../../../apps/node/src/open-node.js';
import type { BenchContext } from '../bench-context.js';
import { HttpClient } from '../http-client.js';
import { compare, rateOf, type Row } from '../row.js';
import { openAccount, signIn, TOWNSHIP, activityBody } from '../township.js';

const IN_FLIGHT = 16;
const PATH = '/api/activities/schedule-activity';

/** A clerk's command over HTTP through the whole door of a node to the disk; the floor is a Nest route that takes the same body and keeps nothing. */
export async function httpCommand(context: BenchContext): Promise<Row> {
  const { size, workspace, say } = context;
  const folder = workspace.folder('http-command');
  const node = await OpenNode.open(TOWNSHIP, folder, {
    clock: systemClock,
    messenger: new LocalMessenger(),
    hints: [],
    onError: (error) => say(String(error)),
  });
  await node.start();
  await openAccount(node.accounts);
  const bare = await bareRoute();
  const [ours, floor] = [await Served.open(node.http), await Served.open(bare.http)];
  const token = await signIn(ours.client, '');
  const row = await compare('http-command', `commands/s, ${IN_FLIGHT} in flight`, context, {
    ours: () => rateOf(size.commands, () => ours.client.postAll(PATH, activityBody, { count: size.commands, inFlight: IN_FLIGHT, token })),
    floor: () =>
      rateOf(size.commands, () => floor.client.postAll(PATH, activityBody, { count: size.commands, inFlight: IN_FLIGHT, token })),
  });
  await ours.close();
  await floor.close();
  await bare.app.close();
  await node.close();
  workspace.discard(folder);
  return row;
}

/** An application on a port of its own, and who asks it. */
class Served {
  private constructor(
    private readonly server: Server,
    readonly client: HttpClient,
  ) {}

  static async open(application: Express): Promise<Served> {
    const server = createServer(application);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return new Served(server, new HttpClient(typeof address === 'object' && address ? address.port : 0));
  }

  async close(): Promise<void> {
    this.client.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

async function bareRoute(): Promise<{ app: NestExpressApplication; http: Express }> {
  const http = express();
  const app = await NestFactory.create<NestExpressApplication>(BareModule, new ExpressAdapter(http), { logger: ['error'] });
  await app.init();
  return { app, http };
}

@Controller('api/activities')
class BareController {
  @Post('schedule-activity')
  take(@Body() body: { title: string }): { title: string } {
    return { title: body.title };
  }
}

@Module({ controllers: [BareController] })
class BareModule {}
