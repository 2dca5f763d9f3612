import { Ledger } from './ledger.js';
import { randomFrom, type Opening } from './workload.js';
import { workloadNamed } from './workloads.js';

/** What the parent tells a writing process, as JSON in its one argument. */
export interface WriterOrder {
  readonly workload: string;
  readonly directory: string;
  readonly ledger: string;
  readonly seed: number;
  readonly opening: Opening;
  /** null: until killed. */
  readonly commands: number | null;
}

const order = JSON.parse(process.argv[2] ?? '{}') as WriterOrder;
const workload = await workloadNamed(order.workload);
await workload.live({
  directory: order.directory,
  opening: order.opening,
  random: randomFrom(order.seed),
  ledger: new Ledger(order.ledger),
  begun: () => {
    process.stdout.write('ready\n');
  },
  commands: order.commands ?? Infinity,
});
// Ends as if struck: a tidy end would fold the WAL into the file.
process.kill(process.pid, 'SIGKILL');
