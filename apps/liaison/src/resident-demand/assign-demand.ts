import { IsDay } from '@tongxin/calendar';
import type { DemandAssignee, ResidentDemandEvent } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsString, Length, Matches } from 'class-validator';
import { ENTRY_ID, Nullable, Omissible } from '../fields.js';
import { openDemand } from './open-demand.js';
import type { ResidentDemand } from './resident-demand.js';

export class AssignDemand {
  /** Number of the member who takes it up; this or `account`. */
  @Omissible() @IsString() @Matches(ENTRY_ID) memberId?: string;
  /** Account of this node that takes it up. */
  @Omissible() @IsString() @Length(2, 40) account?: string;
  /** Day by which it should be answered. */
  @Nullable() @IsDay() dueOn!: string | null;
}

/** Whether the member is in office, where the register is known; told by the door. */
export interface AssigneeFacts {
  readonly inOffice: boolean;
}

/** A member or one of the staff takes a demand up, or takes it over. */
export const assignDemand: Decide<ResidentDemand, AssignDemand, ResidentDemandEvent, AssigneeFacts> = (
  demand,
  { memberId, account, dueOn },
  { facts },
) => {
  openDemand(demand);
  const to = assigneeOf(memberId, account);
  if (isSame(demand.assigned, to, dueOn)) return [];
  if (to.kind === 'MEMBER' && !facts.inOffice) throw new Refused('resident-demand.member-not-in-office', { memberId });
  return [{ type: 'DemandAssigned', data: { to, dueOn } }];
};

function assigneeOf(memberId: string | undefined, account: string | undefined): DemandAssignee {
  if (memberId !== undefined && account === undefined) return { kind: 'MEMBER', memberId };
  if (account !== undefined && memberId === undefined) return { kind: 'STAFF', account };
  throw new Refused('resident-demand.one-assignee');
}

function isSame(before: ResidentDemand['assigned'], to: DemandAssignee, dueOn: string | null): boolean {
  if (before?.dueOn !== dueOn) return false;
  return nameOf(before.to) === nameOf(to);
}

function nameOf(to: DemandAssignee): string {
  return to.kind === 'MEMBER' ? `MEMBER ${to.memberId}` : `STAFF ${to.account}`;
}
