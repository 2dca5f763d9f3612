import type { ActivityEvent } from '@tongxin/contracts';
import { parseStream, type Reaction } from '@tongxin/eventing';

type Attendance = Extract<ActivityEvent, { type: 'AttendanceRecorded' }>;

const CAME: readonly string[] = ['PRESENT', 'LATE', 'LEFT_EARLY', 'WALK_IN'];

/** Who came to another committee's activity has it in the own township's file: the node that keeps the register shares it there, whole. */
export const relayActivityOnAttended: Reaction<Attendance> = {
  name: 'relay-activity-on-attended',
  events: ['AttendanceRecorded'],
  startsAt: 'beginning',
  async react({ stream, position, data: { memberId, state } }, views, node) {
    if (!CAME.includes(state)) return [];
    const card = await views.get<{ group: string; node: string }>('member-register', memberId, position);
    if (card?.document.node !== node) return [];
    const { group } = card.document;
    if ([node, parseStream(stream).node].includes(group)) return [];
    return [{ command: 'sharings/share-stream', id: stream, body: { with: group } }];
  },
};
