import type { CommitteeEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import { IsBoolean, IsString } from 'class-validator';

/** Whether a county compares its townships, and who said so last. */
export class ComparisonSetting {
  @IsBoolean() isOn!: boolean;
  /** Who turned it on or off, `account@node`. */
  @IsString() by!: string;
  /** Instant, ISO 8601. */
  @IsString() at!: string;
}

type Read = Extract<CommitteeEvent, { type: 'ComparisonTurnedOn' | 'ComparisonTurnedOff' }>;

/** Whether townships are compared, by division code of the county; without a document they are not. */
export const comparisonSetting: View<ComparisonSetting, Read> = {
  name: 'comparison-setting',
  version: 1,
  events: ['ComparisonTurnedOn', 'ComparisonTurnedOff'],
  keys: (_event, { id }) => [id],
  project: (_setting, { type }, { recorded: { metadata } }) => ({
    isOn: type === 'ComparisonTurnedOn',
    by: metadata.actor,
    at: metadata.recordedAt,
  }),
};
