import type { Event } from '@tongxin/eventing';

// Stored for ever. A name or a field here never changes; a new meaning is a new event.

/** Committees, terms and sessions; stream `committee-<node>.<division code>`, owned by the county (or by a township that runs alone). */
export type CommitteeEvent =
  | Event<'CommitteeEstablished', { code: string; name: string; level: CommitteeLevel; superior: string | null }>
  | Event<'CommitteeRenamed', { name: string }>
  | Event<'TermOpened', { term: number; from: string }>
  | Event<'SessionOpened', { term: number; session: number; from: string }>
  | Event<'ComparisonTurnedOn', Record<string, never>>
  | Event<'ComparisonTurnedOff', Record<string, never>>;

export type CommitteeLevel = 'COUNTY' | 'SUBDISTRICT' | 'TOWN' | 'TOWNSHIP';

/** One member of the committee; stream `member-<node>.<member number>`, owned by the appointing committee's node, shared with its townships. */
export type MemberEvent =
  | Event<'MemberAdmitted', MemberProfile & { term: number; admittedOn: string }>
  | Event<'MemberProfileAmended', Partial<Omit<MemberProfile, 'group'>>>
  | Event<'MemberGroupChanged', { group: string; on: string }>
  | Event<'MemberResigned', { on: string; reason: ResignationReason }>
  | Event<'MembershipRevoked', { on: string; reason: string }>
  | Event<'TermRenewed', { term: number }>;

export type ResignationReason = 'WORK_TRANSFER' | 'HEALTH' | 'PERSONAL' | 'DECEASED' | 'OTHER';

/** What the register says of a member. No ID number, phone, religion or home address: those live in the vault. */
export interface MemberProfile {
  name: string;
  /** 界别, one of the county's list. */
  sector: string;
  /** 专委会, zero to two. */
  specialCommittees: string[];
  /** 委员活动组: division code of the township or subdistrict. */
  group: string;
  party: string | null;
  /** Work unit and post as printed in the roster. */
  workUnit: string;
  standing: boolean;
}

/**
 * The numbers that differ from county to county; stream `standard-<county>.<division code>`, shared with every township. Dated versions: each holds from
 * its day until the next, so results of a year that is over stay as they were.
 */
export type StandardEvent = Event<'StandardAdopted', AdoptedStandard>;

export interface AdoptedStandard {
  /** 1, 2, … in turn. */
  version: number;
  effectiveFrom: string;
  /** At most one rule a unit; a member counts by the closest: standing member, then township, then every member. */
  quotas: QuotaRule[];
}

export interface QuotaRule {
  unit: QuotaUnit;
  /** How many a year, 0 where none is asked. */
  perYear: Record<Quota, number>;
}

/** Every member, standing members, or the members of one township's group by its division code. */
export type QuotaUnit = { kind: 'MEMBER' } | { kind: 'STANDING_MEMBER' } | { kind: 'TOWNSHIP'; group: string };

export const QUOTAS = ['FIELD_WORK', 'PROPOSAL', 'OPINION', 'DUTY_REPORT'] as const;
/** 四个一: one survey or inspection, one proposal, one opinion item, one duty report. */
export type Quota = (typeof QUOTAS)[number];

/** 学习心得; stream `studyNote-<township>.<id>`. */
export type StudyNoteEvent = Event<'StudyNoteFiled', StudyNoteFiling>;

export interface StudyNoteFiling {
  memberId: string;
  /** Day of the study. */
  on: string;
  title: string;
  text: string;
  /** A clerk entered it for the member. */
  onBehalf: boolean;
}

/** 述职报告 of one member for one year; stream `dutyReport-<township>.<member number>.<year>`. A returned one is filed again under another `reportId`. */
export type DutyReportEvent =
  | Event<'DutyReportFiled', DutyReportFiling>
  | Event<'DutyReportReturned', { reportId: string; reason: string }>
  | Event<'DutyReportAccepted', { reportId: string }>;

export interface DutyReportFiling {
  reportId: string;
  memberId: string;
  year: number;
  title: string;
  text: string;
  /** A clerk entered it for the member. */
  onBehalf: boolean;
}
