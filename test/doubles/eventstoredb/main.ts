import { Command, InvalidArgumentError } from 'commander';
import { EventStoreDouble } from './event-store-double.js';

const count = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('not a whole number from 0');
  return number;
};

interface Given {
  readonly file: string;
  readonly port: number;
  readonly maxAppendSize?: number;
}

const program = new Command('eventstoredb-double')
  .description(
    'Stands in for EventStoreDB where there is none: same protocol, one file, synced before it answers. Prints its URL once it listens.',
  )
  .requiredOption('--file <path>', 'where the log is kept; taken up again when it is there')
  .option('--port <n>', '0 takes one that is free', count, 0)
  .option('--max-append-size <bytes>', 'of one append', count)
  .parse();

const double = await EventStoreDouble.start(program.opts<Given>());
process.stdout.write(`${double.url}\n`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void double.stop());
