import type { Label } from '@tongxin/runtime';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Child } from './child.js';

/** Stores and messages that services of a node stand on. */
export interface Supports {
  /** What services are told of them. */
  readonly environment: NodeJS.ProcessEnv;
  /** What they are, for the first lines. */
  readonly said: readonly Label[];
  /** Ends those that were started here. */
  stop(): Promise<void>;
}

interface Given {
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly say: (name: string, line: string) => void;
}

interface Support {
  readonly environment: NodeJS.ProcessEnv;
  readonly said: Label;
  readonly child?: Child;
}

/** The server's answers of a page of documents are larger than what it carries by default. */
const MAX_PAYLOAD = 8 * 2 ** 20;
/** What nats-server takes for any that is free. */
const ANY_PORT = '-1';
const DOUBLE = join('dist', 'test', 'doubles', 'eventstoredb', 'main.js');

/** Starts what the environment does not name: nats-server from the PATH, and the double of EventStoreDB that the tests have. */
export async function startSupports(given: Given): Promise<Supports> {
  const started: Support[] = [];
  const stop = async (): Promise<void> => {
    for (const { child } of started.toReversed()) await child?.stop();
  };
  try {
    for (const start of [messages, events, views]) started.push(await start(given));
    const environment = Object.assign({}, ...started.map((support) => support.environment)) as NodeJS.ProcessEnv;
    return { environment, said: started.map(({ said }) => said), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function messages({ directory, environment: { NATS_URL }, say }: Given): Promise<Support> {
  if (NATS_URL) return { environment: { NATS_URL }, said: { zh: `消息：NATS ${NATS_URL}`, en: `messages: NATS at ${NATS_URL}` } };
  const folder = join(directory, 'nats');
  await mkdir(folder, { recursive: true });
  const configuration = join(folder, 'nats.conf');
  await writeFile(configuration, `max_payload: ${MAX_PAYLOAD}\n`);
  const child = await Child.start({
    name: 'nats-server',
    program: 'nats-server',
    words: (port) => ['-c', configuration, '-a', '127.0.0.1', '-p', port === '0' ? ANY_PORT : port, '-js', '-sd', folder],
    works: /Listening for client connections on (\S+:(\d+))$/,
    say: (line) => say('nats-server', line),
  });
  const url = `nats://${child.where}`;
  const said = { zh: `消息：本机的 nats-server，${url}`, en: `messages: a nats-server of this machine at ${url}` };
  return { environment: { NATS_URL: url }, said, child };
}

async function events({ directory, environment: { EVENTSTORE_URL, EVENTSTORE_URL_FILE }, say }: Given): Promise<Support> {
  if (EVENTSTORE_URL || EVENTSTORE_URL_FILE) return { environment: {}, said: { zh: '事件：EventStoreDB', en: 'events: EventStoreDB' } };
  const folder = join(directory, 'eventstoredb-double');
  await mkdir(folder, { recursive: true });
  const child = await Child.start({
    name: 'eventstoredb-double',
    program: process.execPath,
    words: (port) => [DOUBLE, '--file', join(folder, 'log'), '--port', port],
    works: /^(esdb:\/\/[^:]+:(\d+)\S*)/,
    say: (line) => say('eventstoredb-double', line),
  });
  const said = {
    zh: `事件：测试用的 EventStoreDB 替身（未设 EVENTSTORE_URL），${folder}`,
    en: `events: the tests' double of EventStoreDB, for EVENTSTORE_URL is not set, under ${folder}`,
  };
  return { environment: { EVENTSTORE_URL: child.where }, said, child };
}

async function views({ directory, environment: { MONGODB_URL, MONGODB_URL_FILE } }: Given): Promise<Support> {
  if (MONGODB_URL || MONGODB_URL_FILE)
    return { environment: { VIEW_STORE: 'mongodb' }, said: { zh: '视图：MongoDB', en: 'views: MongoDB' } };
  const said = {
    zh: `视图：每个服务自己的 SQLite 文件（未设 MONGODB_URL），${directory}`,
    en: `views: a SQLite file of each service's own, for MONGODB_URL is not set, under ${directory}`,
  };
  return { environment: { VIEW_STORE: 'sqlite' }, said };
}
