import type { Event } from '@tongxin/eventing';
import type { FilingKind } from './activities.js';

// Stored for ever. A name or a field here never changes; a new meaning is a new event.

/** What the county asks of its townships; stream `directive-<county>.<id>`, shared with each township it goes to. */
export type DirectiveEvent = Event<'DirectiveIssued', DirectiveDetails>;

export interface DirectiveDetails {
  kind: FilingKind;
  title: string;
  /** What is asked, in the county's words. */
  text: string;
  /** Period it speaks of: `2026`, `2026-H1`, `2026-Q3` or `2026-06`. */
  period: string;
  /** Last day on which a filing is in time. */
  dueOn: string;
  /** Day on which a township that has not filed is reminded. */
  remindOn: string;
  /** Nodes it goes to. */
  to: string[];
}

/** A township's answer to a directive; stream `filing-<township>.<directive id>`. A returned one is submitted again. */
export type FilingEvent = Event<'FilingSubmitted', FilingSubmission> | Event<'FilingReminded', { directive: string; dueOn: string }>;

export interface FilingSubmission {
  submissionId: string;
  /** Stream of the directive. */
  directive: string;
  kind: FilingKind;
  title: string;
  period: string;
  sections: FilingSection[];
  figures: FilingFigure[];
}

export const FILING_SECTIONS = ['STUDY', 'CONSULTATION', 'SURVEY', 'PROPOSAL', 'OPINION', 'DUTY', 'DEMAND', 'PLAN', 'OTHER'] as const;
export type FilingSectionCode = (typeof FILING_SECTIONS)[number];

export interface FilingSection {
  code: FilingSectionCode;
  heading: string;
  text: string;
}

/** A figure as the ledger had it when the filing was drafted; `part` where an indicator is split. */
export interface FilingFigure {
  indicator: string;
  /** Version of the indicator's definition. */
  version: number;
  part: { axis: string; code: string } | null;
  numerator: number;
  /** 0 for indicators that count. */
  denominator: number;
}

/**
 * What the county awaits of one township and makes of it; stream `filingReview-<county>.<directive id>.<township node>`, shared with that township.
 * It begins with `FilingAwaited`, so it alone tells what is due, of whom, and whether it came in time. The township it counts for is `township`, not the stream's owner.
 */
export type FilingReviewEvent =
  | Event<'FilingAwaited', { directive: string; township: string; kind: FilingKind; period: string; dueOn: string }>
  | Event<'FilingOverdue', { dueOn: string }>
  | Event<'FilingReturned', { submissionId: string; reason: string }>
  | Event<'FilingAccepted', FilingAcceptance>;

export interface FilingAcceptance {
  submissionId: string;
  /** Stream of the township's filing. */
  filing: string;
  /** Day it was first submitted: what the county sends back for correction does not become late by that. In time when not after `dueOn`. */
  submittedOn: string;
}

/**
 * A resident's demand; stream `residentDemand-<township>.<id>`. Who asked, what they said and what they were told lie in the township's vault under
 * `personId`; here stand codes and days alone.
 */
export type ResidentDemandEvent =
  | Event<'DemandReceived', { personId: string; category: DemandCategory; channel: DemandChannel; on: string }>
  | Event<'DemandAssigned', { to: DemandAssignee; dueOn: string | null }>
  | Event<'DemandAnswered', { answerId: string; on: string; result: DemandResult }>
  | Event<'DemandRevisited', { revisitId: string; on: string; satisfied: boolean }>
  | Event<'DemandClosed', { on: string; outcome: DemandOutcome }>;

/** A member by number, or an account of the node by name. */
export type DemandAssignee = { kind: 'MEMBER'; memberId: string } | { kind: 'STAFF'; account: string };

export const DEMAND_CATEGORIES = {
  ROADS: { zh: '道路交通', en: 'Roads and transport' },
  WATER: { zh: '饮水与水利', en: 'Water' },
  POWER: { zh: '供电通信', en: 'Power and communication' },
  ENVIRONMENT: { zh: '环境卫生', en: 'Environment' },
  LAND: { zh: '土地山林', en: 'Land and forest' },
  HOUSING: { zh: '住房建设', en: 'Housing' },
  RESETTLEMENT: { zh: '征迁安置', en: 'Resettlement' },
  SCHOOL: { zh: '教育入学', en: 'Schools' },
  HEALTH: { zh: '医疗卫生', en: 'Health' },
  WELFARE: { zh: '民政救助', en: 'Welfare' },
  FARMING: { zh: '农业生产', en: 'Farming' },
  WORK: { zh: '就业创业', en: 'Work' },
  DISPUTE: { zh: '矛盾纠纷', en: 'Disputes' },
  OTHER: { zh: '其他', en: 'Other' },
} as const;
export type DemandCategory = keyof typeof DEMAND_CATEGORIES;

export const DEMAND_CHANNELS = ['VISIT', 'RECEPTION', 'LETTER', 'PHONE', 'ONLINE', 'MEMBER'] as const;
export type DemandChannel = (typeof DEMAND_CHANNELS)[number];

/** Done; promised for a day; explained why not; handed to who is in charge. */
export const DEMAND_RESULTS = ['RESOLVED', 'PROMISED', 'EXPLAINED', 'REFERRED'] as const;
export type DemandResult = (typeof DEMAND_RESULTS)[number];

/** Settled: answered, and satisfied when asked again. Not settled: answered and revisited, and not satisfied still. */
export const DEMAND_OUTCOMES = ['SETTLED', 'NOT_SETTLED', 'WITHDRAWN', 'DUPLICATE', 'UNREACHABLE'] as const;
export type DemandOutcome = (typeof DEMAND_OUTCOMES)[number];

/** That a person's data may never be read again; stream `person-<node>.<personId>`. The superior holds a copy, so that a node restored from a backup erases again. */
export type PersonEvent = Event<'PersonErased', { reason: ErasureReason }>;

export const ERASURE_REASONS = ['REQUESTED', 'NO_LONGER_NEEDED', 'RETENTION_ENDED', 'RECORDED_BY_MISTAKE'] as const;
export type ErasureReason = (typeof ERASURE_REASONS)[number];

/**
 * How a county did something, told to other counties; stream `experience-<county>.<id>`. Counts instead of names: what may not be told is refused before it gets here.
 */
export type ExperienceEvent =
  | Event<'ExperiencePublished', ExperienceContent & { audience: ExperienceAudience; namesConfirmed: number }>
  | Event<'ExperienceRevised', ExperienceContent & { revisionId: string; namesConfirmed: number }>
  | Event<'ExperienceWithdrawn', { reason: ExperienceWithdrawalReason }>;

export interface ExperienceContent {
  title: string;
  topic: FilingSectionCode;
  text: string;
  figures: ExperienceFigure[];
}

/** A count that stands where names would. */
export interface ExperienceFigure {
  name: string;
  count: number;
}

/** Every peer, those registered later too, or the peers named. */
export type ExperienceAudience = { kind: 'ALL' } | { kind: 'NAMED'; peers: string[] };

export const EXPERIENCE_WITHDRAWAL_REASONS = ['OUTDATED', 'MISTAKEN', 'REQUESTED'] as const;
export type ExperienceWithdrawalReason = (typeof EXPERIENCE_WITHDRAWAL_REASONS)[number];

/**
 * A county that reads this one's feed, or whose feed this one reads; stream `peer-<county>.<node of the peer>`. Of a token the log has the SHA-256 alone, hex;
 * a public key is the 32 bytes of Ed25519 in base64url.
 */
export type PeerEvent =
  | Event<'PeerRegistered', { name: string }>
  | Event<'PeerTokenIssued', { sha256: string }>
  | Event<'PeerTokenRevoked', { sha256: string }>
  | Event<'PeerKeyTrusted', { publicKey: string; endorsedBy: string | null }>
  | Event<'PeerSubscribed', { url: string }>
  | Event<'PeerUnsubscribed', { url: string }>;

/** Keys that sign this county's feed, the last one now; stream `exchangeKey-<county>.feed`. The key before vouches for its successor. */
export type ExchangeKeyEvent = Event<'ExchangeKeyIntroduced', { publicKey: string; endorsement: KeyEndorsement | null }>;

export interface KeyEndorsement {
  /** The public key that vouches. */
  by: string;
  /** Ed25519 over `keyEndorsementText`, base64url. */
  signature: string;
}

/** What the key before signs when it hands over. */
export function keyEndorsementText(publicKey: string, by: string): string {
  return JSON.stringify(['tongxin exchange key', by, publicKey]);
}

/** What came of a peer's feed; stream `receivedExperience-<county>.<peer>.<id of the experience there>`, shared with the county's townships. `entry` is the id of the feed's entry. */
export type ReceivedExperienceEvent =
  | Event<'ExperienceReceived', ExperienceContent & { from: string; entry: string; on: string }>
  | Event<'ReceivedExperienceRevised', ExperienceContent & { entry: string; on: string }>
  | Event<'ReceivedExperienceWithdrawn', { entry: string; on: string }>;

/** That a committee took up what another county had told; stream `experienceBorrowing-<node>.<peer>.<id>`. `experience` is the stream of what was received. */
export type ExperienceBorrowingEvent = Event<'ExperienceBorrowed', { experience: string }>;
