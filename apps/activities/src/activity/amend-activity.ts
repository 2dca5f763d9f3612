import { IsDay } from '@tongxin/calendar';
import type { ActivityDetails, ActivityEvent, ActivityType } from '@tongxin/contracts';
import { Refused, type Decide } from '@tongxin/eventing';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsObject, IsString, Length, ValidateNested } from 'class-validator';
import { isSame, Nullable, Omissible } from '../fields.js';
import { ACTIVITY_TYPE_CODES, PlanReference, type PlanItemFacts } from './activity-fields.js';
import type { Activity } from './activity.js';
import { openActivity } from './open-activity.js';

/** What is left out stays as it is. */
export class AmendActivity {
  @Omissible() @IsIn(ACTIVITY_TYPE_CODES) type?: ActivityType;
  @Omissible() @IsString() @Length(1, 200) title?: string;
  @Omissible() @IsDay() on?: string;
  @Omissible() @Nullable() @IsString() @Length(1, 120) place?: string | null;
  @Omissible() @Nullable() @IsObject() @ValidateNested() @Type(() => PlanReference) plan?: PlanReference | null;
  @Omissible() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @Length(1, 200, { each: true }) topics?: string[];
  @Omissible() @IsArray() @ArrayMaxSize(20) @IsString({ each: true }) @Length(1, 60, { each: true }) outside?: string[];
}

const fields = ['type', 'title', 'on', 'place', 'plan', 'topics', 'outside'] as const;

/** What is known of an activity is put right or its day moved; once held, its day stays what it was. */
export const amendActivity: Decide<Activity, AmendActivity, ActivityEvent, PlanItemFacts> = (activity, command, { facts }) => {
  const details = openActivity(activity);
  const changes = differences(details, command);
  if (Object.keys(changes).length === 0) return [];
  if (changes.on !== undefined && activity.held) throw new Refused('activity.already-held', { on: activity.held.on });
  if (changes.plan && !facts.planItemKnown) throw new Refused('activity.plan-item-unknown', { ...changes.plan });
  return [{ type: 'ActivityAmended', data: changes }];
};

function differences(details: ActivityDetails, command: AmendActivity): Partial<ActivityDetails> {
  const changed = fields.filter((field) => command[field] !== undefined && !isSame(command[field], details[field]));
  return Object.fromEntries(changed.map((field) => [field, command[field]]));
}
