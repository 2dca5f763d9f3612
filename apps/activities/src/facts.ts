import type { Role } from '@tongxin/access';
import type { FactsOf } from '@tongxin/runtime';
import { createHash } from 'node:crypto';
import type { AmendActivity } from './activity/amend-activity.js';
import type { PlanItemFacts } from './activity/activity-fields.js';
import type { InviteMembers, MemberFacts } from './activity/invite-members.js';
import type { RecordAttendance } from './activity/record-attendance.js';
import type { LeaveFacts } from './activity/request-leave.js';
import type { Adjusting } from './annual-plan/adjusting.js';
import type { ImportFacts, ImportPlan } from './annual-plan/import-plan.js';
import type { PlanBoard } from './views/plan-board.js';
import { boardKey } from './views/plan-board.view.js';

type Given = Parameters<FactsOf<object, unknown>>[1];

const APPROVERS: readonly Role[] = ['township-lead', 'county-office'];
const ORGANISERS: readonly Role[] = ['clerk', ...APPROVERS];

/** Whether the caller is one of those who approve plans. */
export const adjusting = async (_command: object, { call }: Given): Promise<Adjusting> => ({ mayApprove: hasOne(call, APPROVERS) });

/** Fingerprint of the document a plan was read from. */
export const importFacts = async ({ document }: ImportPlan): Promise<ImportFacts> => ({
  digest: createHash('sha256').update(document.text).digest('hex'),
});

/** Whether the plan item that an activity names stands in this committee's plan. */
export async function planItemFacts({ plan }: Pick<AmendActivity, 'plan'>, { node, views }: Given): Promise<PlanItemFacts> {
  if (!plan) return { planItemKnown: true };
  const board = await views.get<PlanBoard>('plan-board', boardKey(node, plan.year));
  return { planItemKnown: board?.document.items.some(({ itemId }) => itemId === plan.itemId) ?? false };
}

/** For whom the caller may ask leave: organisers for everybody, a member for oneself. */
export const leaveFacts = async (_command: object, { call }: Given): Promise<LeaveFacts> => ({
  onlyFor: hasOne(call, ORGANISERS) ? null : (call.by?.memberId ?? ''),
});

export const invitedFacts = ({ memberIds }: InviteMembers, { views }: Given): Promise<MemberFacts> => memberFacts(memberIds, views);

export function attendanceFacts({ entries }: RecordAttendance, { views }: Given): Promise<MemberFacts> {
  return memberFacts(
    entries.filter(({ state }) => state === 'WALK_IN').map(({ memberId }) => memberId),
    views,
  );
}

/** Who of these is not in the register or has left. A node whose register is empty, not linked yet, is not asked. */
async function memberFacts(memberIds: readonly string[], views: Given['views']): Promise<MemberFacts> {
  const cards = await Promise.all(memberIds.map((memberId) => views.get<{ status: string }>('member-register', memberId)));
  const unknown = memberIds.filter((_memberId, index) => !cards[index]);
  const left = memberIds.filter((_memberId, index) => cards[index] && cards[index].document.status !== 'IN_OFFICE');
  if (unknown.length === 0) return { unknown, left };
  const anyone = await views.find('member-register', { limit: 1 });
  return { unknown: anyone.items.length > 0 ? unknown : [], left };
}

function hasOne({ by }: Given['call'], roles: readonly Role[]): boolean {
  return by?.roles.some((role) => roles.includes(role)) ?? false;
}
