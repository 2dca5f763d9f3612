import type { Event } from '@tongxin/eventing';

// Stored for ever. A name or a field here never changes; a new meaning is a new event.

/** Committees, terms and sessions; stream `committee-<node>.<division code>`, owned by the county (or by a township that runs alone). */
export type CommitteeEvent =
  | Event<'CommitteeEstablished', { code: string; name: string; level: CommitteeLevel; superior: string | null }>
  | Event<'CommitteeRenamed', { name: string }>
  | Event<'TermOpened', { term: number; from: string }>
  | Event<'SessionOpened', { term: number; session: number; from: string }>;

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
