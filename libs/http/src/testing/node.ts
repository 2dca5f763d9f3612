import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Global, Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter, type NestExpressApplication } from '@nestjs/platform-express';
import { Accounts, NodeKeys, type Role } from '@tongxin/access';
import type { Clock, RecordStore, ViewReader } from '@tongxin/eventing';
import { CLOCK, NODE, RECORD_STORE, VIEWS, type Service } from '@tongxin/runtime';
import type { Express } from 'express';
import { HandClock } from '../../../access/src/testing/hand-clock.js';
import { MemoryRecords } from '../../../access/src/testing/memory-records.js';
import type { RequestObserver } from '../answered.js';
import { httpModule, type HttpOptions } from '../http-module.js';
import { prepareHttp } from '../prepare-http.js';
import { NotingDoor } from './notebook.js';

export const PASSWORD = 'ten-letters-at-least';

export interface RunningNode {
  readonly app: NestExpressApplication;
  readonly url: string;
  readonly door: NotingDoor;
  readonly clock: HandClock;
  readonly records: RecordStore;
  readonly accounts: Accounts;
  /** A session token of an account. */
  signIn(account: string): Promise<string>;
  /** A session token of a new account with these roles. */
  tokenOf(...roles: Role[]): Promise<string>;
  stop(): Promise<void>;
}

interface Parts {
  readonly services: readonly Service[];
  readonly views: ViewReader;
  readonly records?: RecordStore;
  readonly keys?: NodeKeys;
  readonly options?: Partial<HttpOptions>;
  readonly trustProxy?: boolean;
  readonly onAnswered?: RequestObserver;
}

/** The HTTP door of node 990101101 under `/n/990101101`, on a port of its own, over records in memory and a door that notes. */
export async function startNode({
  services,
  views,
  records = new MemoryRecords(),
  keys,
  options,
  trustProxy = false,
  onAnswered,
}: Parts): Promise<RunningNode> {
  const door = new NotingDoor();
  const clock = new HandClock('2026-04-01T00:00:00.000Z');
  const inner = new ExpressAdapter();
  const ports = portsOf({ door, clock, records, views });
  const module = httpModule({
    services,
    keys: keys ?? (await NodeKeys.ephemeral()),
    door: NotingDoor,
    imports: [ports],
    hashCost: { N: 16, r: 1, p: 1 },
    ...options,
  });
  const app = await NestFactory.create<NestExpressApplication>(module, inner, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  prepareHttp(app, { limits: { json: 10_000, upload: 20_000, requestSeconds: 10 }, trustProxy, ...(onAnswered && { onAnswered }) });
  await app.init();
  const server = await listen(new ExpressAdapter().getInstance<Express>().use('/n/990101101', inner.getInstance<Express>()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/n/990101101`;
  const accounts = app.get(Accounts);
  let count = 0;
  const tokenOf = async (...roles: Role[]): Promise<string> => {
    const name = `${roles[0] ?? 'nobody'}-${(count += 1)}`;
    await accounts.create({ name, displayName: name, roles }, PASSWORD);
    return signIn(url, name);
  };
  return { app, url, door, clock, records, accounts, signIn: (account) => signIn(url, account), tokenOf, stop: () => stop(app, server) };
}

function portsOf({
  door,
  clock,
  records,
  views,
}: {
  door: NotingDoor;
  clock: Clock;
  records: RecordStore;
  views: ViewReader;
}): DynamicModule {
  const node = { id: '990101101', name: '示例镇政协工委', superior: '990101', epoch: 1 };
  const provided: [Type | symbol, object][] = [
    [NotingDoor, door],
    [CLOCK, clock],
    [RECORD_STORE, records],
    [VIEWS, views],
    [NODE, node],
  ];
  const providers = provided.map(([provide, value]) => ({ provide, useFactory: () => value }));
  return { module: Ports, providers, exports: providers.map(({ provide }) => provide) };
}

@Global()
@Module({})
class Ports {}

async function signIn(url: string, account: string): Promise<string> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ account, password: PASSWORD, kind: 'token' }),
  });
  return ((await answer.json()) as { token: string }).token;
}

function listen(app: Express): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer(app).listen(0, '127.0.0.1', () => resolve(server));
  });
}

async function stop(app: NestExpressApplication, server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await app.close();
}
