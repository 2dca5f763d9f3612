import type { Shape } from '../shape';
import type { township as zh } from '../zh/township';

export const township: Shape<typeof zh> = {
  township: {
    hint: 'How townships exchange with the county, as of {at}.',
    none: 'No township is linked yet',
    noneHint: 'The administrator invites townships with the command tongxin add-township.',
    refresh: 'Refresh',
    presence: {
      ONLINE: 'Online',
      REFUSED: 'Refused',
      SILENT: 'Not heard of',
      NEVER_SEEN: 'Never heard of',
      INVITED: 'Invited, not joined yet',
      INVITATION_ENDED: 'Never joined, invitation over',
    },
    lastSeen: 'Last seen',
    received: 'Received',
    behind: 'To be received',
    waiting: 'To be delivered',
    quarantined: 'In quarantine',
    invitedUntil: 'Invitation holds until',
    entries: '{count} entries',
    most: '{count} entries or more',
    quarantineHint:
      'Since {since} some of what came did not pass its checks and was not applied: {reasons}. The administrator sees it with tongxin quarantine.',
    reason: {
      'not-an-envelope': 'not an event',
      'foreign-owner': 'not the node’s to write',
      'unknown-relay': 'relayed without its owner’s signature',
      'old-epoch': 'of the time before a restore',
      'revision-gap': 'something before it is missing',
      'other-history': 'differs from what is here',
      'broken-chain': 'does not follow from what is before it',
    },
    refused: 'Since {since} what comes of the node is refused, last at {at}: {reason} ({code}). The administrator finds it in the runbook.',
    refusal: 'The township does not take what there is for it: {code}. The administrator finds it in the runbook.',
  },
};
