import { FINDING_BECOMES, type ActivityEvent, type FindingBecomes, type FindingTarget } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { IsIn, IsString, Matches } from 'class-validator';
import { entryOf, isSame } from '../fields.js';
import { FINDING_ID } from './activity-fields.js';
import type { Activity } from './activity.js';
import { openActivity } from './open-activity.js';

export class ForwardFinding implements FindingTarget {
  @IsString() @Matches(FINDING_ID) findingId!: string;
  @IsIn(FINDING_BECOMES) to!: FindingBecomes;
  /** Id of the draft made from it, which becomes that of the proposal or opinion item. */
  @IsString() @Matches(/^[A-Za-z0-9-]{1,36}$/) id!: string;
}

/** A finding becomes a proposal or an opinion item, or several; each link is kept. */
export const forwardFinding: Decide<Activity, ForwardFinding, ActivityEvent> = (activity, { findingId, to, id }) => {
  openActivity(activity);
  const finding = entryOf(activity.findings, findingId);
  if (!finding) throw new Refused('activity.finding-unknown', { findingId });
  if (finding.forwarded.some((target) => isSame(target, { to, id }))) return [];
  return [{ type: 'FindingForwarded', data: { findingId, to, id } }];
};
