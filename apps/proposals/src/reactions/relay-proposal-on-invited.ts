import type { ProposalEvent } from '@tongxin/contracts';
import { parseStream, type Reaction } from '@tongxin/eventing';

type Invited = Extract<ProposalEvent, { type: 'CoSignerInvited' }>;

/** A proposal whose co-signer belongs to another township goes there through the county, whole. */
export const relayProposalOnInvited: Reaction<Invited> = {
  name: 'relay-proposal-on-invited',
  events: ['CoSignerInvited'],
  startsAt: 'beginning',
  async react({ stream, data }, _views, node) {
    if ([node, parseStream(stream).node].includes(data.node)) return [];
    return [{ command: 'sharings/share-stream', id: stream, body: { with: data.node } }];
  },
};
