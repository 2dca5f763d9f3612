import type { Event } from '@tongxin/eventing';
import type { ActivityType } from './activity-types.js';

// Stored for ever. A name or a field here never changes; a new meaning is a new event.

/** The plan of one committee for one year; stream `annualPlan-<node>.<year>`. */
export type AnnualPlanEvent =
  | Event<'PlanDrafted', { year: number; title: string; document: PlanDocument | null; commitments: PlanCommitments }>
  | Event<'PlanItemAdded', PlanItem & PlanItemChange>
  | Event<'PlanItemAmended', Partial<PlanItem> & PlanItemChange>
  | Event<'PlanItemDropped', { itemId: string; reason: string }>
  | Event<'PlanApproved', { on: string }>;

/** `reason` is there when the plan had been approved before. */
export interface PlanItemChange {
  itemId: string;
  reason?: string;
}

/** The document a plan was read from: file name (or `pasted`), SHA-256 of its text in hex, and the text itself. */
export interface PlanDocument {
  name: string;
  digest: string;
  text: string;
}

export interface PlanItem {
  type: ActivityType;
  title: string;
  /** 1–4, null when the plan names no time. A month implies its quarter. */
  quarter: number | null;
  month: number | null;
  /** Day by which its target should be met: end of its month or quarter, else of the year. */
  dueOn: string;
  /** How many held activities fulfil it, at least 1. */
  targetCount: number;
  topics: string[];
  /** Participants who are not members, such as 县人大代表. */
  outside: string[];
  owner: string | null;
  /** The sentence it was read from; null when entered by hand. */
  source: string | null;
}

/** What a plan promises beside its items. Numbers are per member and year. */
export interface PlanCommitments {
  quotas: Record<string, number>;
  cadences: { type: ActivityType; every: CadenceUnit; count: number; source: string }[];
  rules: { kind: string; source: string }[];
  filings: { kind: FilingKind; source: string }[];
}

export type CadenceUnit = 'week' | 'month' | 'quarter' | 'half-year' | 'year';
export type FilingKind = 'plan' | 'half-year' | 'year-end' | 'other';

/** One activity; stream `activity-<node>.<id>`. */
export type ActivityEvent =
  | Event<'ActivityScheduled', ActivityDetails>
  | Event<'ActivityAmended', Partial<ActivityDetails>>
  | Event<'MembersInvited', { memberIds: string[] }>
  | Event<'InvitationWithdrawn', { memberId: string; reason: WithdrawalReason }>
  | Event<'LeaveRequested', { memberId: string; reason: LeaveReason }>
  | Event<'LeaveGranted', { memberId: string }>
  | Event<'LeaveRefused', { memberId: string; reason: string }>
  | Event<'ActivityHeld', { on: string; hours: number; outsideCount: number }>
  | Event<'AttendanceRecorded', { memberId: string; state: AttendanceState }>
  | Event<'ActivityCancelled', { reason: string }>
  | Event<'ActivityRecordOverdue', { since: string }>
  | Event<'ReportSubmitted', { reportId: string; title: string; text: string }>
  | Event<'ReportApproved', { reportId: string }>
  | Event<'FindingRecorded', { findingId: string; text: string }>
  | Event<'FindingForwarded', { findingId: string } & FindingTarget>;

/** What a finding becomes. `id` is that of the draft and, once submitted, of the stream `proposal-<node>.<id>` or `opinionReport-<node>.<id>`. */
export interface FindingTarget {
  to: FindingBecomes;
  id: string;
}

export const FINDING_BECOMES = ['PROPOSAL', 'OPINION'] as const;
export type FindingBecomes = (typeof FINDING_BECOMES)[number];

export interface ActivityDetails {
  type: ActivityType;
  title: string;
  /** Planned day. */
  on: string;
  place: string | null;
  /** The plan item it works towards. */
  plan: { year: number; itemId: string } | null;
  topics: string[];
  outside: string[];
}

export const ATTENDANCE_STATES = ['PRESENT', 'LATE', 'LEFT_EARLY', 'EXCUSED', 'ABSENT', 'WALK_IN'] as const;
export type AttendanceState = (typeof ATTENDANCE_STATES)[number];

export const WITHDRAWAL_REASONS = ['MEMBER_LEFT', 'INVITED_BY_MISTAKE'] as const;
export type WithdrawalReason = (typeof WITHDRAWAL_REASONS)[number];

export const LEAVE_REASONS = ['WORK', 'HEALTH', 'FAMILY', 'OTHER'] as const;
export type LeaveReason = (typeof LEAVE_REASONS)[number];
