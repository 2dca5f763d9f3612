import type { DutyReportEvent } from '@tongxin/contracts';
import type { View } from '@tongxin/eventing';
import { IsBoolean, IsIn, IsInt, IsString } from 'class-validator';

export const DUTY_REPORT_STATUS = ['FILED', 'RETURNED', 'ACCEPTED'] as const;
export type DutyReportStatus = (typeof DUTY_REPORT_STATUS)[number];

export class DutyReportCard {
  /** `<member number>.<year>`, the id for commands. */
  @IsString() id!: string;
  /** The node where it was filed. */
  @IsString() node!: string;
  /** Revision of its stream, for If-Match. */
  @IsInt() revision!: number;
  @IsString() memberId!: string;
  @IsInt() year!: number;
  @IsIn(DUTY_REPORT_STATUS) status!: DutyReportStatus;
  /** The one filed last. */
  @IsString() reportId!: string;
  @IsString() title!: string;
  @IsString() text!: string;
  /** A clerk entered it for the member. */
  @IsBoolean() onBehalf!: boolean;
  @IsString() filedOn!: string;
  /** Empty until it is returned or accepted. */
  @IsString() decidedOn!: string;
  /** Why it was returned last; empty when it never was. */
  @IsString() returnReason!: string;
}

/** The yearly duty reports: which are filed, returned, accepted. Keyed by stream, for a member may have moved from one township to another. */
export const dutyReports: View<DutyReportCard, DutyReportEvent> = {
  name: 'duty-reports',
  version: 1,
  events: ['DutyReportFiled', 'DutyReportReturned', 'DutyReportAccepted'],
  indexes: ['year', 'status', 'memberId', 'node', 'filedOn'],
  keys: (_event, { stream }) => [stream],
  project(card, event, { id, node, recorded }) {
    const { revision, metadata } = recorded;
    const on = metadata.occurredOn;
    switch (event.type) {
      case 'DutyReportFiled':
        return { ...event.data, id, node, revision, status: 'FILED', filedOn: on, decidedOn: '', returnReason: card?.returnReason ?? '' };
      case 'DutyReportReturned':
        return card && { ...card, revision, status: 'RETURNED', decidedOn: on, returnReason: event.data.reason };
      case 'DutyReportAccepted':
        return card && { ...card, revision, status: 'ACCEPTED', decidedOn: on };
    }
  },
};
