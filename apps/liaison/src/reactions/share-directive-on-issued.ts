import type { DirectiveEvent } from '@tongxin/contracts';
import { parseStream, type CommandToSend, type Reaction } from '@tongxin/eventing';

/** Each township a directive goes to gets it, and its filing is awaited from then on. */
export const shareDirectiveOnIssued: Reaction<DirectiveEvent> = {
  name: 'share-directive-on-issued',
  events: ['DirectiveIssued'],
  startsAt: 'beginning',
  async react({ stream: directive, data }, _views, node) {
    const { node: owner, id } = parseStream(directive);
    if (owner !== node) return [];
    const { kind, period, dueOn, to } = data;
    return to.flatMap((township): CommandToSend[] => [
      { command: 'sharings/share-stream', id: directive, body: { with: township } },
      { command: 'filing-reviews/await-filing', id: `${id}.${township}`, body: { directive, township, kind, period, dueOn } },
    ]);
  },
};
