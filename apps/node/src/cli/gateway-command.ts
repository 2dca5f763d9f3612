import { Command } from 'commander';
import { Environment, nodeRecordOf, serveSettings } from '@tongxin/hosting';
import { finishRequests, listen, toldToStop } from '@tongxin/http';
import { Log, standardOutput, Telemetry } from '@tongxin/telemetry';
import type { AddressInfo } from 'node:net';
import { nodeGateway, type AddressOf } from '../distributed/gateway.js';
import { RouteOwners } from '../distributed/route-owners.js';
import { servicesOfProcess } from '../services.js';
import { webApplication } from '../web-server.js';

export function gatewayCommand(): Command {
  return new Command('gateway')
    .description('一个节点的各服务分开运行时的统一入口 / one address for a node whose services run apart')
    .requiredOption('--services <url>', '各服务的地址，如 http://{service}:3000 / where each service listens')
    .action(({ services }: { services: string }) => serveGateway((service) => new URL(services.replaceAll('{service}', service))));
}

/** Hands each request to the service that declares its route, until it is told to stop. Keeps nothing. */
async function serveGateway(addressOf: AddressOf): Promise<void> {
  const environment = Environment.of(process.env);
  const settings = serveSettings(environment, process.stdout.isTTY);
  const { port, certificate, metricsToken: token, trustProxy } = settings;
  const record = nodeRecordOf(environment);
  const stop = toldToStop();
  const output = standardOutput();
  const log = new Log(settings.log, output);
  const owners = new RouteOwners((process) => servicesOfProcess(process, record.level));
  const gateway = nodeGateway(record, addressOf, owners, trustProxy);
  const { metrics } = new Telemetry(log);
  const application = webApplication({ nodes: () => [gateway] }, { metrics, ...(token !== undefined && { token }) });
  const server = await listen(application, { port, ...(certificate && { certificate }) });
  const { port: taken } = server.address() as AddressInfo;
  process.stdout.write(`gateway@${record.id} 已启动 / serves: ${certificate ? 'https' : 'http'}://localhost:${taken}\n`);
  log.info('serving', { pid: process.pid, runtime: process.version });
  await stop;
  log.info('stopping');
  await finishRequests(server);
  log.info('stopped');
  output.flush();
}
