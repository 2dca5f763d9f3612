import type { CoSignatureEvent } from '@tongxin/contracts';
import { parseStream, type Reaction } from '@tongxin/eventing';

/** What a co-signer of another township said goes to the lead proposer's node through the county. */
export const relayCoSignatureOnAnswered: Reaction<CoSignatureEvent> = {
  name: 'relay-co-signature-on-answered',
  events: ['CoSignatureGiven', 'CoSignatureDeclined'],
  startsAt: 'beginning',
  async react({ stream, data }, _views, node) {
    const lead = parseStream(data.proposal).node;
    if ([node, parseStream(stream).node].includes(lead)) return [];
    return [{ command: 'sharings/share-stream', id: stream, body: { with: lead } }];
  },
};
