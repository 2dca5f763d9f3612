import type { MemberEvent } from '@tongxin/contracts';
import { parseStream, type CommandToSend, type Reaction, type ViewReader } from '@tongxin/eventing';
import type { ActivityCard } from '../views/activity-card.js';

type MemberLeft = Extract<MemberEvent, { type: 'MemberResigned' | 'MembershipRevoked' }>;

/** A member who left office is no longer waited for at activities from that day on. */
export const withdrawInvitationsOnMemberLeft: Reaction<MemberLeft> = {
  name: 'withdraw-invitations-on-member-left',
  events: ['MemberResigned', 'MembershipRevoked'],
  startsAt: 'now',
  async react(event, views, node) {
    const memberId = parseStream(event.stream).id;
    const ahead = await activitiesFrom(event.data.on, views, event.position);
    return ahead
      .filter((card) => card.node === node && card.invited.includes(memberId))
      .map(({ id }): CommandToSend => ({ command: 'activities/withdraw-invitation', id, body: { memberId, reason: 'MEMBER_LEFT' } }));
  },
};

async function activitiesFrom(day: string, views: ViewReader, position: number): Promise<ActivityCard[]> {
  const cards: ActivityCard[] = [];
  let cursor: string | undefined;
  do {
    const where = { status: 'SCHEDULED', on: { gte: day } };
    const page = await views.find<ActivityCard>(
      'activity-list',
      { where, orderBy: 'on', ...(cursor !== undefined && { cursor }) },
      position,
    );
    cards.push(...page.items.map(({ document }) => document));
    cursor = page.next;
  } while (cursor !== undefined);
  return cards;
}
