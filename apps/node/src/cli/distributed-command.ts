import { Command } from 'commander';
import { systemClock } from '@tongxin/eventing';
import { Environment, serveSettings } from '@tongxin/hosting';
import { finishRequests, listen, toldToStop, withinLimit } from '@tongxin/http';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { dataPath } from '../data-directory.js';
import { DistributedCounty } from '../distributed/distributed-county.js';
import { accountsOf, SAMPLE_PASSWORD } from '../sample/sample-accounts.js';
import { COUNTY, TOWNSHIPS } from '../sample/sample-nodes.js';
import { reportOnStandardError } from './with-program.js';

export function distributedCommand(): Command {
  return new Command('distributed')
    .description(
      '每个服务一个进程，启动示例县（没有示例数据）；存储由环境变量指定 / the sample county, empty, with each service in a process; stores by environment',
    )
    .action(serveDistributed);
}

/** Serves until it is told to stop, then ends all it started, in order. */
async function serveDistributed(): Promise<void> {
  const { port } = serveSettings(Environment.of(process.env), process.stdout.isTTY);
  const stop = toldToStop();
  const county = await DistributedCounty.open({
    record: COUNTY,
    townships: TOWNSHIPS,
    directory: join(dataPath(), 'distributed'),
    environment: process.env,
    accountsOf: (node) => accountsOf(node).map(({ account, ...rest }) => ({ name: account, ...rest })),
    password: SAMPLE_PASSWORD,
    clock: systemClock,
    onError: reportOnStandardError,
    say: (name, line) => process.stderr.write(`[${name}] ${line}\n`),
  });
  try {
    for (const { zh, en } of county.processes.supports.said) process.stdout.write(`${zh} / ${en}\n`);
    const server = await listen(county.http, { port });
    const { port: taken } = server.address() as AddressInfo;
    process.stdout.write(`同心已启动 / Tongxin serves: http://localhost:${taken}\n`);
    await stop;
    await finishRequests(server);
  } finally {
    await withinLimit(() => county.close());
  }
}
