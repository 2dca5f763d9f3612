import { systemClock } from '@tongxin/eventing';
import type { NodeRecord } from '@tongxin/hosting';
import { LocalMessenger } from '@tongxin/messaging-local';
import { NatsLine, NatsMessenger } from '@tongxin/messaging-nats';
import { setTimeout as pause } from 'node:timers/promises';
import { nodePath } from '../../../apps/node/src/data-directory.js';
import { OpenNode } from '../../../apps/node/src/open-node.js';
import { ReachingMessenger } from '../../../apps/node/src/reaching-messenger.js';
import { COUNTY } from '../mix.js';
import { millisecondsOf } from '../row.js';
import { activityBody } from '../township.js';
import { LinkedNode } from './linked-node.js';
import { sharedNow, type Answers, type Ask, type NodesOrder, type Pace, type Question, type Seen, type Told } from './questions.js';

// Nodes in a process of their own, each on a line of its own to NATS, doing what the bench asks.

const order = JSON.parse(process.argv[2] ?? '') as NodesOrder;

/** A node and its line. */
class NodeOnLine {
  private seen: Seen[] = [];

  private constructor(
    readonly node: Pick<OpenNode, 'engines' | 'stores' | 'start' | 'close'> & Partial<Pick<OpenNode, 'door'>>,
    private readonly record: NodeRecord,
    private readonly line: NatsLine,
  ) {}

  static async open(record: NodeRecord): Promise<NodeOnLine> {
    const line = new NatsLine({ servers: [order.server], name: `node@${record.id}` }, complain);
    const messenger = new ReachingMessenger(new LocalMessenger());
    messenger.reachOut(new NatsMessenger(line, { county: COUNTY }));
    await line.connected();
    const directory = nodePath(order.directory, record.id);
    const node = order.whole
      ? await OpenNode.open(record, directory, { clock: systemClock, messenger, hints: [], onError: complain })
      : await LinkedNode.open(record, directory, { messenger, onError: complain });
    return new NodeOnLine(node, record, line);
  }

  async ship(): Promise<void> {
    await this.node.start();
    await this.drain();
  }

  async drain(): Promise<void> {
    const { links } = this.node.engines;
    await links.drain();
    const waiting = await links.waitingFor(COUNTY);
    if (waiting > 0) throw new Error(`${waiting} entries of ${this.record.id} did not reach the county`);
  }

  async received(): Promise<number> {
    const states = await this.node.engines.links.states();
    return states.reduce((sum, { received }) => sum + received, 0);
  }

  async trickle({ count, everyMs }: Pace): Promise<void> {
    const by = { account: 'clerk', node: this.record.id, roles: ['clerk'] as const };
    for (let at = 0; at < count; at += 1) {
      await this.node.door?.send('activities/schedule-activity', JSON.parse(activityBody), { by });
      await pause(everyMs);
    }
  }

  takeSeen(): readonly Seen[] {
    const seen = this.seen;
    this.seen = [];
    return seen;
  }

  async close(): Promise<void> {
    await this.node.close();
    await this.line.close();
  }

  async watch(): Promise<void> {
    const { events } = this.node.stores;
    let told = await events.head();
    events.onAppended((head) => {
      const [at, after] = [sharedNow(), told];
      told = head;
      void events
        .readSealed(after, head - after)
        .then((records) => this.seen.push(...records.map(({ text }) => [idIn(text), at] as const)));
    });
  }
}

const all = await Promise.all(order.nodes.map((record) => NodeOnLine.open(record)));
const each = (work: (one: NodeOnLine) => Promise<unknown>): Promise<null> => Promise.all(all.map(work)).then(() => null);

const answers: { readonly [A in Ask]: (pace: Pace) => Promise<Answers[A]> } = {
  start: () => each(({ node }) => node.start()),
  ship: () => millisecondsOf(() => each((one) => one.ship())),
  drain: () => each((one) => one.drain()),
  settle: () => each(({ node }) => node.engines.settle()),
  usage: async () => process.cpuUsage().user + process.cpuUsage().system,
  received: async () => (await Promise.all(all.map((one) => one.received()))).reduce((sum, one) => sum + one, 0),
  watch: () => each((one) => one.watch()),
  trickle: (pace) => each((one) => one.trickle(pace)),
  seen: async () => all.flatMap((one) => one.takeSeen()),
  close: () => each((one) => one.close()),
};

process.on('message', (question: Question) => void tell(question).then((told) => process.send?.(told)));
process.send?.({ id: 0 } satisfies Told);

async function tell({ id, ask, pace = { count: 0, everyMs: 0 } }: Question): Promise<Told> {
  try {
    return { id, answer: await answers[ask](pace) };
  } catch (error) {
    return { id, failed: String(error) };
  }
}

function complain(error: unknown): void {
  process.stderr.write(`${String(error)}\n`);
}

function idIn(text: string): string {
  return (JSON.parse(text) as { id: string }).id;
}
