import type { MemberEvent } from '@tongxin/contracts';
import { parseStream, type CommandToSend, type Reaction } from '@tongxin/eventing';
import { everyDocument } from '@tongxin/runtime';
import type { ActivityCard } from '../views/activity-card.js';

type MemberLeft = Extract<MemberEvent, { type: 'MemberResigned' | 'MembershipRevoked' }>;

/** A member who left office is no longer waited for at activities from that day on. */
export const withdrawInvitationsOnMemberLeft: Reaction<MemberLeft> = {
  name: 'withdraw-invitations-on-member-left',
  events: ['MemberResigned', 'MembershipRevoked'],
  startsAt: 'now',
  async react(event, views, node) {
    const memberId = parseStream(event.stream).id;
    const query = { where: { status: 'SCHEDULED', on: { gte: event.data.on } }, orderBy: 'on' };
    const ahead = await everyDocument<ActivityCard>(views, 'activity-list', query, event.position);
    return ahead
      .filter((card) => card.node === node && card.invited.includes(memberId))
      .map(({ id }): CommandToSend => ({ command: 'activities/withdraw-invitation', id, body: { memberId, reason: 'MEMBER_LEFT' } }));
  },
};
