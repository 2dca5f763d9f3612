import type { Clock } from '@tongxin/eventing';
import { Refused } from '@tongxin/eventing';
import { LocalMessenger } from '@tongxin/messaging-local';
import { commandIdOf } from '@tongxin/runtime';
import type { Progress } from '@tongxin/hosting';
import { readDataDirectory } from '../data-directory.js';
import { linkNodes } from '../link-nodes.js';
import { callerAs } from '../operator.js';
import { Program } from '../program.js';
import { countyLines } from './county-lines.js';
import { accountsOf, SAMPLE_PASSWORD } from './sample-accounts.js';
import { COUNTY, TOWNSHIPS } from './sample-nodes.js';
import { at, type Line } from './script.js';
import { townshipLines } from './township-lines.js';

/** Goes on with the year as it is told. */
class SampleClock implements Clock {
  instant = at('2022-12-28', '08:00');

  now(): string {
    return this.instant;
  }
}

/** One township is cut off for five weeks in early summer; what it recorded arrives afterwards. */
const CUT_OFF = { node: '990101201', from: at('2023-05-08', '00:00'), to: at('2023-06-12', '00:00') };

/** Carries what the nodes exchange at the end of a day, and nothing in between. */
class SampleMessenger extends LocalMessenger {
  carries = false;

  constructor(private readonly clock: Clock) {
    super();
  }

  override async request<Answer>(subject: string, request: unknown): Promise<Answer> {
    const { from } = request as { from?: string };
    // Services of one node ask each other whatever the line does.
    if (from === undefined) return super.request(subject, request);
    if (!this.carries || (this.isCutOff() && (from === CUT_OFF.node || subject.includes(CUT_OFF.node)))) {
      throw new Refused('messaging.nobody-there', { subject });
    }
    return super.request(subject, request);
  }

  private isCutOff(): boolean {
    const now = this.clock.now();
    return now >= CUT_OFF.from && now < CUT_OFF.to;
  }
}

/** Writes the made-up county's year through real commands, once. A power cut in the middle is made good by the next start: every line has its id. */
export async function buildSample(directory: string, progress: Progress): Promise<void> {
  if ((await readDataDirectory(directory)).sample === 'written') return;
  const clock = new SampleClock();
  const onError = (error: unknown) => {
    throw error;
  };
  const messenger = new SampleMessenger(clock);
  const program = await Program.open(directory, { clock, messenger, onError });
  try {
    await program.found([COUNTY, ...TOWNSHIPS], 'being-written');
    await openAccounts(program);
    for (const { id } of TOWNSHIPS) await linkNodes(program.only(COUNTY.id), program.only(id));
    const lines = [...countyLines(), ...TOWNSHIPS.flatMap(({ id }) => townshipLines(id))];
    await play(program, clock, messenger, lines, progress);
    await program.found([], 'written');
  } finally {
    await program.close();
  }
}

async function openAccounts(program: Program): Promise<void> {
  for (const { identity, accounts } of program.nodes()) {
    for (const { account: name, ...rest } of accountsOf(identity.id)) {
      if (!(await accounts.find(name))) await accounts.create({ name, ...rest }, SAMPLE_PASSWORD);
    }
  }
}

async function play(
  program: Program,
  clock: SampleClock,
  messenger: SampleMessenger,
  lines: readonly Line[],
  progress: Progress,
): Promise<void> {
  const inOrder = lines.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  let day = '';
  for (const [done, line] of inOrder.entries()) {
    if (line.at.slice(0, 10) !== day) await exchange(program, messenger);
    day = line.at.slice(0, 10);
    clock.instant = line.at > clock.instant ? line.at : clock.instant;
    await speak(program, line);
    progress(done, inOrder.length);
  }
  await exchange(program, messenger);
  // The year ends with every node's word for its log at the county.
  for (const { engines } of program.nodes()) await engines.notary.sign();
  await exchange(program, messenger);
}

/** At the end of a day everyone who can be reached has what is theirs, and alarms have rung. */
async function exchange(program: Program, messenger: SampleMessenger): Promise<void> {
  messenger.carries = true;
  for (const { engines } of program.nodes()) await engines.links.drain();
  messenger.carries = false;
  for (const { engines } of program.nodes()) {
    await engines.settle();
    await engines.ringAlarms();
  }
}

async function speak(program: Program, { node, account, command, id, body, key }: Line): Promise<void> {
  const open = program.only(node);
  const by = await callerAs(open, account);
  try {
    await open.door.send(command, typeof body === 'function' ? await body(open) : body, {
      by,
      commandId: commandIdOf('sample', key),
      ...(id !== undefined && { id }),
    });
  } catch (error) {
    if (error instanceof Refused) throw new Error(`"${key}": ${error.code} ${JSON.stringify(error.details)}`, { cause: error });
    throw error;
  }
}
