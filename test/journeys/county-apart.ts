import type { RecordedEvent } from '@tongxin/eventing';
import type { ServiceName } from '@tongxin/hosting';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DistributedCounty } from '../../apps/node/src/distributed/distributed-county.js';
import type { Question, Told } from './clocked-service.js';

export const clockedProgram = (instant: string) => (service: ServiceName) => [
  join('dist', 'test', 'journeys', 'clocked-service.js'),
  service,
  instant,
];

/** What a county's processes print. */
export class SaidLines {
  private readonly lines: { name: string; line: string }[] = [];
  private heard = Promise.withResolvers<undefined>();

  readonly say = (name: string, line: string): void => {
    this.lines.push({ name, line });
    this.heard.resolve(undefined);
    this.heard = Promise.withResolvers();
  };

  get text(): string {
    return this.lines.map(({ line }) => line).join('\n');
  }

  async with(name: string, words: readonly string[]): Promise<string> {
    const isIt = (said: { name: string; line: string }) => said.name === name && words.every((word) => said.line.includes(word));
    for (;;) {
      const found = this.lines.find(isIt);
      if (found) return found.line;
      await this.heard.promise;
    }
  }
}

/** What a journey asks of a county whose services are processes. */
export class CountyApart {
  private asked = 0;

  constructor(
    private readonly county: DistributedCounty,
    private readonly said: SaidLines,
  ) {}

  /** Resolves with the line of a service's log that has all these words, once there is one. */
  logged(service: ServiceName, ...words: readonly string[]): Promise<string> {
    return this.said.with(service, words);
  }

  /** Everything that any of its processes printed so far. */
  get printed(): string {
    return this.said.text;
  }

  /** Where NATS is reached. */
  get natsUrl(): string {
    return this.county.processes.supports.environment.NATS_URL ?? '';
  }

  async head(): Promise<number> {
    return (await this.ask('liaison', { ask: 'head' })) as number;
  }

  async read(stream: string): Promise<readonly RecordedEvent[]> {
    return (await this.ask('liaison', { ask: 'read', of: stream })) as readonly RecordedEvent[];
  }

  /** Where a service itself listens. */
  addressOf(service: ServiceName): URL {
    return this.county.processes.addressOf(service);
  }

  /** Each service has done with the log as it is, and what goes to the townships has gone. */
  async settle(): Promise<void> {
    await this.askAll({ ask: 'settle' });
    await this.askAll({ ask: 'drain' });
  }

  ring(): Promise<unknown> {
    return this.askAll({ ask: 'ring' });
  }

  setClock(instant: string): Promise<unknown> {
    return this.askAll({ ask: 'clock', of: instant });
  }

  /** Has a service finish what is in hand; it does not come back by itself. */
  async stop(service: ServiceName): Promise<void> {
    await this.county.processes.services.get(service)?.stop();
  }

  /** Starts a service that was stopped, on the same data. */
  begin(service: ServiceName): Promise<void> {
    return this.county.processes.begin(service);
  }

  async kill(service: ServiceName): Promise<void> {
    const peer = this.peerOf(service);
    const gone = once(peer, 'exit');
    peer.kill('SIGKILL');
    await gone;
  }

  /** Resolves once a service works, in whichever life. */
  async works(service: ServiceName): Promise<void> {
    await this.county.processes.services.get(service)?.works();
  }

  private askAll(question: Omit<Question, 'id'>): Promise<unknown> {
    return Promise.all([...this.county.processes.services.keys()].map((service) => this.ask(service, question)));
  }

  private ask(service: ServiceName, question: Omit<Question, 'id'>): Promise<unknown> {
    const peer = this.peerOf(service);
    const id = (this.asked += 1);
    const answer = answerOf(peer, id);
    peer.send({ id, ...question });
    return answer;
  }

  private peerOf(service: ServiceName): ChildProcess {
    const peer = this.county.processes.services.get(service)?.peer;
    if (!peer?.connected) throw new Error(`${service} does not run`);
    return peer;
  }
}

function answerOf(peer: ChildProcess, id: number): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (): void => reject(new Error('the service ended before it answered'));
    const hear = (told: Told): void => {
      if (told.id !== id) return;
      peer.off('message', hear);
      peer.off('exit', gone);
      if (told.failed === undefined) resolve(told.answer);
      else reject(new Error(told.failed));
    };
    peer.on('message', hear);
    peer.once('exit', gone);
  });
}
