import type { ProposalCaseEvent } from '@tongxin/contracts';
import { parseStream, type CommandToSend, type Reaction } from '@tongxin/eventing';

type Opened = Extract<ProposalCaseEvent, { type: 'CaseOpened' }>;

/** What the county makes of a proposal is seen in the townships of all who signed it. */
export const shareCaseOnOpened: Reaction<Opened> = {
  name: 'share-case-on-opened',
  events: ['CaseOpened'],
  startsAt: 'beginning',
  async react({ stream, data }, _views, node) {
    if (parseStream(stream).node !== node) return [];
    const concerned = new Set([data.township, ...data.coSigners.map((coSigner) => coSigner.node)]);
    return [...concerned]
      .filter((township) => township !== node)
      .map((township): CommandToSend => ({ command: 'sharings/share-stream', id: stream, body: { with: township } }));
  },
};
