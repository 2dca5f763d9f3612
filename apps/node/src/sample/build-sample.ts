import type { Clock } from '@tongxin/eventing';
import { Refused } from '@tongxin/eventing';
import { LocalMessenger } from '@tongxin/messaging-local';
import { commandIdOf } from '@tongxin/runtime';
import type { Progress } from '../control.js';
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
const CUT_OFF = { node: '990101201', from: '2023-05-08', to: '2023-06-12' };

class SampleMessenger extends LocalMessenger {
  constructor(private readonly clock: Clock) {
    super();
  }

  override async request<Answer>(subject: string, request: unknown): Promise<Answer> {
    if (this.isCutOff(JSON.stringify(subject)) || this.isCutOff((request as { from?: string }).from ?? '')) {
      throw new Refused('messaging.nobody-there', { subject });
    }
    return super.request(subject, request);
  }

  private isCutOff(name: string): boolean {
    const now = this.clock.now();
    return name.includes(CUT_OFF.node) && now >= at(CUT_OFF.from, '00:00') && now < at(CUT_OFF.to, '00:00');
  }
}

/** Writes the made-up county's year through real commands, once. A power cut in the middle is made good by the next start: every line has its id. */
export async function buildSample(directory: string, progress: Progress): Promise<void> {
  if ((await readDataDirectory(directory)).sample === 'written') return;
  const clock = new SampleClock();
  const onError = (error: unknown) => {
    throw error;
  };
  const program = await Program.open(directory, { clock, messenger: new SampleMessenger(clock), onError });
  try {
    await program.found([COUNTY, ...TOWNSHIPS], 'being-written');
    await openAccounts(program);
    for (const { id } of TOWNSHIPS) await linkNodes(program.only(COUNTY.id), program.only(id));
    await play(program, clock, [...countyLines(), ...TOWNSHIPS.flatMap(({ id }) => townshipLines(id))], progress);
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

async function play(program: Program, clock: SampleClock, lines: readonly Line[], progress: Progress): Promise<void> {
  const inOrder = lines.toSorted((a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  let day = '';
  for (const [done, line] of inOrder.entries()) {
    if (line.at.slice(0, 10) !== day) await exchange(program);
    day = line.at.slice(0, 10);
    clock.instant = line.at > clock.instant ? line.at : clock.instant;
    await speak(program, line);
    progress(done, inOrder.length);
  }
  await exchange(program);
}

/** At the end of a day everyone who can be reached has what is theirs, and alarms have rung. */
async function exchange(program: Program): Promise<void> {
  for (const { engines } of program.nodes()) await engines.settle();
  for (const { engines } of program.nodes()) await engines.links.drain();
  for (const { engines } of program.nodes()) {
    await engines.settle();
    await engines.ringAlarms();
  }
}

async function speak(program: Program, { node, account, command, id, body, key }: Line): Promise<void> {
  const open = program.only(node);
  const by = await callerAs(open, account);
  try {
    await open.door.send(command, body, { by, commandId: commandIdOf('sample', key), ...(id !== undefined && { id }) });
  } catch (error) {
    if (error instanceof Refused) throw new Error(`sample line "${key}" was refused: ${error.code} ${JSON.stringify(error.details)}`);
    throw error;
  }
}
