import { Refused } from '@tongxin/eventing';
import { LocalMessenger } from '@tongxin/messaging-local';
import type { Program } from '../../apps/node/src/program.js';

/** Carries nothing to or from a node that is cut off. */
export class CutMessenger extends LocalMessenger {
  readonly cut = new Set<string>();

  override request<Answer>(subject: string, request: unknown): Promise<Answer> {
    const { from } = request as { from?: string };
    const isCut = from !== undefined && [...this.cut].some((node) => from === node || subject.includes(`.${node}.`));
    return isCut ? Promise.reject(new Refused('messaging.nobody-there', { subject })) : super.request(subject, request);
  }
}

/** Until nothing moves any more between those that can be reached. */
export async function exchange(program: Program): Promise<void> {
  const heads = async () => Promise.all(program.nodes().map(({ stores }) => stores.events.head()));
  for (let before = ''; before !== String(await heads());) {
    before = String(await heads());
    for (const { engines } of program.nodes()) await engines.links.drain();
    for (const { engines } of program.nodes()) await engines.settle();
  }
}
