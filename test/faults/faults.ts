import { fileURLToPath } from 'node:url';
import { Command, InvalidArgumentError, Option } from 'commander';
import { consumerKilled } from './consumer-killed.js';
import { countyDown, countyKilled } from './county-down.js';
import { crash } from './crash.js';
import { diskFull } from './disk-full.js';
import { eventStoreFaults, type CountedFault } from './eventstoredb.js';
import { linkFaults } from './link-faults.js';
import { linkNamespaces } from './link-namespaces.js';
import { mongodbBulk } from './mongodb-bulk.js';
import { mongodbSteps } from './mongodb-steps.js';
import { natsFault, natsFaults } from './nats-faults.js';
import { powercut, StraceMissing } from './powercut.js';
import { Report } from './report.js';
import { serviceKilled } from './service-killed.js';
import { Tally } from './tally.js';
import { NamespacesMissing } from './two-networks.js';
import { workloadNamed, workloads } from './workloads.js';

interface Given {
  readonly runs?: number;
  readonly seed: number;
  readonly json: boolean;
  readonly workload: string;
}

interface GivenPowercut extends Given {
  readonly synchronous: 'full' | 'off';
  readonly commands: number;
}

const writer = fileURLToPath(new URL('./writer.js', import.meta.url));

const count = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('not a whole number from 1');
  return number;
};

function plainCommand(name: string, description: string, runs: string): Command {
  return new Command(name)
    .description(description)
    .option('--runs <n>', runs, count)
    .option('--seed <n>', 'repeats the same choices', count, Date.now() % 1_000_000)
    .option('--json', 'prints one JSON value and nothing else', false);
}

function command(name: string, description: string, runs: string, workload: string): Command {
  return plainCommand(name, description, runs).addOption(
    new Option('--workload <name>', 'what writes').choices(Object.keys(workloads)).default(workload),
  );
}

/** Kills a writing process at random moments; lost or doubled events, or anything else that does not hold, are a failure. */
async function runCrash({ runs = 50, seed, json, workload: name }: Given): Promise<boolean> {
  const report = new Report(json);
  const workload = await workloadNamed(name);
  const tally = new Tally('crash');
  const onProgress = (run: number): void => report.progress(`crash: ${run} of ${runs} kills`);
  report.add(await crash({ runs, seed, name, workload, writer, onProgress }, tally), tally);
  report.print();
  return !tally.failed;
}

/** Lets the power fail at every frame. The control opens the store with synchronous=OFF: that the same check then finds losses shows that it can. */
async function runPowercut({ runs = 1, seed, json, workload: name, synchronous, commands }: GivenPowercut): Promise<boolean> {
  const report = new Report(json);
  const workload = await workloadNamed(name);
  const cut = async (fault: string, mode: 'FULL' | 'OFF', recordings: number, sent: number): Promise<Tally> => {
    const tally = new Tally(fault);
    const onProgress = (at: number, cuts: number): void => report.progress(`${fault}: ${at} of ${cuts} cuts`);
    const options = { synchronous: mode, runs: recordings, commands: sent, seed, name, workload, writer, onProgress };
    report.add(await powercut(options, tally), { problems: fault === control ? [] : tally.problems });
    return tally;
  };
  const control = 'powercut-control-synchronous-off';
  const judged = await cut('powercut', synchronous === 'off' ? 'OFF' : 'FULL', runs, commands);
  const found = synchronous === 'off' || (await cut(control, 'OFF', 1, Math.ceil(commands / 4))).lostAny;
  report.print();
  if (!found) process.stderr.write('the control lost nothing with synchronous=OFF: this check would not see a loss\n');
  return !judged.failed && found;
}

/** Meets a fault so many times; lost or doubled events, or anything else that does not hold, are a failure. */
async function runCounted(
  name: string,
  fault: CountedFault,
  { runs = 20, seed, json }: Pick<Given, 'runs' | 'seed' | 'json'>,
): Promise<boolean> {
  const report = new Report(json);
  const tally = new Tally(name);
  const onProgress = (run: number): void => report.progress(`${name}: ${run} of ${runs} runs`);
  report.add(await fault({ runs, seed, onProgress }, tally), tally);
  report.print();
  return !tally.failed;
}

/** Kills who writes to MongoDB, and the server. */
async function runMongodbBulk({ runs = 20, seed, json }: Pick<Given, 'runs' | 'seed' | 'json'>): Promise<boolean> {
  const report = new Report(json);
  const onProgress = (text: string): void => report.progress(text);
  const holds = await mongodbBulk({ runs, seed, writer, onProgress, add: (row, tally) => report.add(row, tally) });
  report.print();
  return holds;
}

/** Faults of whole nodes and services over NATS. */
const nodeFaults: Readonly<Record<string, { readonly description: string; readonly fault: CountedFault; readonly runs: number }>> = {
  ...linkFaults,
  'link-namespaces': {
    description: 'takes down the line between a county and a township, each in a network of its own (needs root)',
    fault: linkNamespaces,
    runs: 3,
  },
  'county-down': { description: 'has townships work for an hour while their county is down', fault: countyDown, runs: 3 },
  'county-killed': {
    description: 'has townships work for an hour while their county is down, and kills it as it takes in what they did',
    fault: countyKilled,
    runs: 3,
  },
  'consumer-killed': {
    description: 'kills a process between the store and its acknowledgement of an entry over JetStream',
    fault: consumerKilled,
    runs: 200,
  },
  'service-killed': { description: 'kills a service between the store and its answer over HTTP', fault: serviceKilled, runs: 200 },
};

async function main(): Promise<void> {
  let holds = false;
  const program = new Command('faults').description('Breaks a writing node and checks that no acknowledged event is lost or doubled.');
  program.addCommand(
    command('crash', 'kills a writing process with SIGKILL at random moments', 'kills (default 50)', 'node').action(
      async (given: Given) => {
        holds = await runCrash(given);
      },
    ),
  );
  program.addCommand(
    command('powercut', 'cuts the WAL of a recorded run at every frame (needs strace)', 'recorded runs (default 1)', 'store')
      .addOption(new Option('--synchronous <mode>', 'how the store is opened; off must fail').choices(['full', 'off']).default('full'))
      .option('--commands <n>', 'commands in a recorded run', count, 120)
      .action(async (given: GivenPowercut) => {
        holds = await runPowercut(given);
      }),
  );
  for (const [name, { description, fault }] of Object.entries(eventStoreFaults)) {
    program.addCommand(
      plainCommand(name, description, 'kills (default 20)').action(async (given: Given) => {
        holds = await runCounted(name, fault, given);
      }),
    );
  }
  program.addCommand(
    plainCommand(
      'mongodb-bulk',
      'kills the process that writes to MongoDB, and the test server, amid commits',
      'kills (default 20)',
    ).action(async (given: Given) => {
      holds = await runMongodbBulk(given);
    }),
  );
  for (const [name, { description }] of Object.entries(natsFaults)) {
    program.addCommand(
      plainCommand(name, `${description} (needs nats-server)`, 'runs (default 10)').action(async (given: Given) => {
        holds = await runCounted(name, (options, tally) => natsFault(name, options, tally), { ...given, runs: given.runs ?? 10 });
      }),
    );
  }
  for (const [name, { description, fault, runs }] of Object.entries(nodeFaults)) {
    program.addCommand(
      plainCommand(name, `${description} (needs nats-server)`, `runs (default ${runs})`).action(async (given: Given) => {
        holds = await runCounted(name, fault, { ...given, runs: given.runs ?? runs });
      }),
    );
  }
  program.addCommand(
    plainCommand(
      'mongodb-steps',
      'kills the MongoDB test server at each step of a commit, with two projectors at once',
      'runs (default 5)',
    ).action(async (given: Given) => {
      holds = await runCounted('mongodb-steps', mongodbSteps, { ...given, runs: given.runs ?? 5 });
    }),
  );
  program.addCommand(
    plainCommand('disk-full', 'lets a small disk run full under a node and frees it (needs root)', 'runs (default 5)').action(
      async (given: Given) => {
        holds = await runCounted('disk-full', diskFull, { ...given, runs: given.runs ?? 5 });
      },
    ),
  );
  await program.parseAsync();
  process.exitCode = holds ? 0 : 1;
}

function isMissing(error: unknown): error is Error {
  return error instanceof StraceMissing || error instanceof NamespacesMissing;
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${isMissing(error) ? error.message : String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 2;
}
