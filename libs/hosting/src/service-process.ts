import { systemClock, type Clock } from '@tongxin/eventing';
import { finishRequests, listen, toldToStop, withinLimit } from '@tongxin/http';
import type { NodeIdentity, Service } from '@tongxin/runtime';
import { Log, metricsDoor, standardOutput, Telemetry } from '@tongxin/telemetry';
import express, { type Express } from 'express';
import type { AddressInfo } from 'node:net';
import type { ServiceName } from './apart.js';
import { Environment, EnvironmentRefused } from './environment.js';
import { HostedNode } from './hosted-node.js';
import { InsideLine } from './inside-line.js';
import type { NodeRecord } from './node-record.js';
import { openControl } from './operating/control.js';
import { performOnNode, type NodeOperation } from './operating/link-operations.js';
import { reactionOperations } from './operating/reaction-operations.js';
import { serveSettings, type ServeSettings } from './serve-settings.js';
import { openServicePorts, type OpenPorts } from './service-ports.js';
import { nodeRecordOf, serviceKeys } from './service-settings.js';

/** One service of a node, working. */
export interface RunningService {
  readonly record: NodeRecord;
  readonly node: HostedNode;
}

export interface ServiceOptions {
  /** What it hosts at a committee of this level. */
  readonly servicesAt: (level: NodeRecord['level']) => readonly Service[];
  readonly clock?: Clock;
  /** What an operator's commands have done here, beside what every service does. */
  readonly operations?: Readonly<Record<string, NodeOperation>>;
  /** Called once it works and before it is announced; what it prints stands among the first lines. */
  readonly opened?: (running: RunningService) => Promise<void>;
}

/**
 * Hosts one service of a node in this process, as its environment says, until it is told to stop; then what is in hand is finished. It starts whether or
 * not the node's other services are there. Resolves with the exit code.
 */
export async function runService(service: ServiceName, options: ServiceOptions): Promise<number> {
  try {
    const environment = Environment.of(process.env);
    await serve(service, options, environment, serveSettings(environment, process.stdout.isTTY));
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof EnvironmentRefused ? error.message : String(error)}\n`);
    return 1;
  }
}

async function serve(service: ServiceName, options: ServiceOptions, environment: Environment, settings: ServeSettings): Promise<void> {
  const stop = toldToStop();
  const output = standardOutput();
  const log = new Log(settings.log, output);
  const telemetry = new Telemetry(log);
  const record = nodeRecordOf(environment);
  const clock = options.clock ?? systemClock;
  const told = telemetry.ofNode(record.id);
  const open = await openServicePorts(environment, service, record, { clock, telemetry: told, onError: told.onError });
  try {
    const node = await hosted(service, options, environment, record, open, settings);
    let closeControl: () => Promise<void> = async () => undefined;
    try {
      await node.start();
      open.publisher?.start();
      await options.opened?.({ record, node });
      closeControl = await openDoor(options, node, open);
      const { certificate, port } = settings;
      const server = await listen(application(node, telemetry, settings), { port, ...(certificate && { certificate }) });
      const { port: taken } = server.address() as AddressInfo;
      process.stdout.write(`${open.kept.zh} / ${open.kept.en}\n`);
      process.stdout.write(`${service}@${record.id} 已启动 / serves: ${certificate ? 'https' : 'http'}://localhost:${taken}\n`);
      log.info('serving', { pid: process.pid, runtime: process.version, service });
      await stop;
      log.info('stopping');
      await finishRequests(server);
    } finally {
      await withinLimit(async () => {
        await closeControl();
        await open.publisher?.stop();
        await node.close();
      });
    }
  } finally {
    await open.close();
    log.info('stopped');
    output.flush();
  }
}

/** As the one program has it: an operator's command finds it by the lock of the data directory. */
async function openDoor({ operations }: ServiceOptions, node: HostedNode, { announce }: OpenPorts): Promise<() => Promise<void>> {
  const all = { ...reactionOperations, ...operations };
  const control = await openControl((name, input) => performOnNode(all, node, name, input));
  announce(control.door);
  return control.close;
}

function hosted(
  service: ServiceName,
  { servicesAt }: ServiceOptions,
  environment: Environment,
  record: NodeRecord,
  { ports }: OpenPorts,
  { trustProxy }: ServeSettings,
): Promise<HostedNode> {
  const { id, name, superior, level } = record;
  const identity: NodeIdentity = { id, name, superior, epoch: environment.number('NODE_EPOCH', 0) };
  const line = new InsideLine(ports.messenger, id, environment.required('SERVICE_SECRET'), ports.telemetry?.onAnsweredInside);
  const { publicKey } = serviceKeys(environment, service);
  return HostedNode.create(identity, servicesAt(level), ports, { trustProxy, apart: { service, line, publicKey } });
}

/** The service's routes under `/n/<node>/`, as in a program of many nodes, and at the root, where whoever looks after the process asks. */
function application(node: HostedNode, telemetry: Telemetry, { metricsToken }: ServeSettings): Express {
  const root = express();
  root.disable('x-powered-by');
  root.get('/metrics', metricsDoor(telemetry.metrics, metricsToken));
  root.use(`/n/${node.identity.id}`, node.http);
  root.use(node.http);
  return root;
}
