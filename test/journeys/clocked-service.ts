import { linkOperations, runService, type HostedNode, type ServiceName } from '@tongxin/hosting';
import { beginCommittee } from '../../apps/members/src/begin-committee.js';
import { servicesOfProcess } from '../../apps/node/src/services.js';

// One service as its own program runs it, with a clock that goes on when it is told to and the questions that a journey asks of a node.

export interface Question {
  readonly id: number;
  readonly ask: 'settle' | 'drain' | 'ring' | 'head' | 'read' | 'clock';
  /** The instant for `clock`, the stream for `read`. */
  readonly of?: string;
}

export interface Told {
  readonly id: number;
  readonly answer?: unknown;
  readonly failed?: string;
}

const [service, began = ''] = process.argv.slice(2) as [ServiceName, string];
const clock = { instant: began, now: (): string => clock.instant };

const answers: Readonly<Record<Question['ask'], (node: HostedNode, of: string) => Promise<unknown>>> = {
  settle: (node) => node.engines.settle(),
  drain: async (node) => (node.engines.hasLinks ? node.engines.links.drain() : undefined),
  ring: (node) => node.engines.ringAlarms(),
  head: (node) => node.engines.ports.events.head(),
  read: (node, stream) => node.engines.ports.events.read(stream),
  clock: async (_node, instant) => void (clock.instant = instant),
};

async function tell(node: HostedNode, { id, ask, of = '' }: Question): Promise<Told> {
  try {
    return { id, answer: await answers[ask](node, of) };
  } catch (error) {
    return { id, failed: String(error) };
  }
}

process.exitCode = await runService(service, {
  clock,
  servicesAt: (level) => servicesOfProcess(service, level),
  ...(service === 'liaison' && { operations: linkOperations }),
  opened: async (running) => {
    if (service === 'members') await beginCommittee(running);
    process.on('message', (question: Question) => void tell(running.node, question).then((told) => process.send?.(told)));
  },
});
process.disconnect();
