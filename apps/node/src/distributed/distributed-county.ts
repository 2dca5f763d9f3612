import type { NewAccount } from '@tongxin/access';
import type { Clock } from '@tongxin/eventing';
import { countyOf, Environment, natsSettings, type NodeRecord } from '@tongxin/hosting';
import type { Express } from 'express';
import { join } from 'node:path';
import { Program } from '../program.js';
import { servicesOfProcess } from '../services.js';
import { webApplication } from '../web-server.js';
import { CountyProcesses, type CountyOptions } from './county-processes.js';
import { joinTownships, openAccounts, openMissing } from './found-county.js';
import { nodeGateway } from './gateway.js';
import { RouteOwners } from './route-owners.js';

export interface DistributedOptions extends Omit<CountyOptions, 'before'> {
  readonly townships: readonly NodeRecord[];
  /** Accounts of a node; the county's must have an administrator named `admin`. */
  readonly accountsOf: (node: string) => readonly NewAccount[];
  readonly password: string;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

/** A county whose services are processes of their own, and its townships in one program here, which reach it over NATS alone; behind one port. */
export class DistributedCounty {
  private constructor(
    readonly record: NodeRecord,
    readonly processes: CountyProcesses,
    readonly townships: Program,
    readonly http: Express,
  ) {}

  static async open(options: DistributedOptions): Promise<DistributedCounty> {
    const { record, directory, environment, townships, accountsOf, password, clock, onError } = options;
    const processes = await CountyProcesses.start({
      ...options,
      before: (supports) => openAccounts({ record, directory, environment, clock }, supports, accountsOf(record.id), password),
    });
    const settings = natsSettings(Environment.of({ ...environment, ...processes.supports.environment }), `townships@${record.id}`);
    const opened: Program[] = [];
    try {
      const program = await Program.open(join(directory, 'townships'), { clock, onError });
      opened.push(program);
      await program.reachOut({ county: countyOf(record), settings });
      await program.found(townships, false);
      for (const { accounts, identity } of program.nodes()) await openMissing(accounts, accountsOf(identity.id), password);
      await joinTownships({ record, keys: processes.keys, processes }, { account: 'admin', password }, program.nodes());
      const owners = new RouteOwners((process) => servicesOfProcess(process, record.level));
      const gateway = nodeGateway(record, (service) => processes.addressOf(service), owners);
      const nodes = [gateway, ...program.nodes()];
      return new DistributedCounty(record, processes, program, webApplication({ nodes: () => nodes }));
    } catch (error) {
      for (const program of opened) await program.close();
      await processes.stop();
      throw error;
    }
  }

  /** The townships, the county's services, then what all of them stand on. */
  async close(): Promise<void> {
    await this.townships.close();
    await this.processes.stop();
  }
}
