import type { Shape } from '../shape';
import type { township as zh } from '../zh/township';

export const township: Shape<typeof zh> = {
  township: {
    hint: 'How townships exchange with the county, as of {at}.',
    none: 'No township is linked yet',
    noneHint: 'The administrator invites townships with the command tongxin add-township.',
    refresh: 'Refresh',
    presence: { ONLINE: 'Online', SILENT: 'Not heard of', NEVER_SEEN: 'Never heard of' },
    lastSeen: 'Last seen',
    received: 'Received',
    waiting: 'To be delivered',
    quarantined: 'In quarantine',
    entries: '{count} entries',
    most: '{count} entries or more',
    quarantineHint: 'Some of what came did not pass its checks and was not applied. The administrator sees it with tongxin quarantine.',
    refusal: 'The township does not take what there is for it: {code}. The administrator finds it in the runbook.',
  },
};
