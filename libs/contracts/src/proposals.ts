import type { Event } from '@tongxin/eventing';

// Stored for ever. A name or a field here never changes; a new meaning is a new event.

/** A proposal of one or more members; stream `proposal-<lead proposer's node>.<id>`, the id that of the draft it was written in. */
export type ProposalEvent =
  | Event<'ProposalPutToCoSigners', ProposalText & { leadProposer: string; version: number }>
  | Event<'CoSignerInvited', CoSigner & { answerBy: string }>
  | Event<'InvitationExpired', { memberId: string; answerBy: string }>
  | Event<'ProposalSubmitted', ProposalText & { leadProposer: string; coSigners: CoSigner[] }>
  | Event<'ProposalWithdrawn', { reason: string }>;

/** One matter, whole: nothing of it has to be looked up elsewhere. */
export interface ProposalText {
  kind: ProposalKind;
  /** 案由 */
  title: string;
  /** 情况 */
  facts: string;
  /** 分析 */
  analysis: string;
  /** 建议, each decided on its own later; at least one. */
  suggestions: Suggestion[];
  /** The finding it grew from; null when none. */
  source: FindingSource | null;
}

export interface Suggestion {
  suggestionId: string;
  text: string;
}

/** Handed in at the plenary session, or between sessions. */
export const PROPOSAL_KINDS = ['PLENARY', 'INTER_SESSION'] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** A finding of an activity, by the activity's stream. */
export interface FindingSource {
  activity: string;
  findingId: string;
}

/** A member who signs beside the lead proposer, and the node of that member's township. */
export interface CoSigner {
  memberId: string;
  node: string;
}

/**
 * A co-signer's own word; stream `coSignature-<signer's node>.<proposal's node>.<proposal's id>.<member number>`. `proposal` is the proposal's stream,
 * `version` the text that was signed: it counts for that text only.
 */
export type CoSignatureEvent =
  | Event<'CoSignatureGiven', { proposal: string; memberId: string; version: number }>
  | Event<'CoSignatureDeclined', { proposal: string; memberId: string; version: number }>;

/** What the county makes of a proposal; stream `proposalCase-<county>.<proposal's node>.<proposal's id>`, shared with the townships concerned. */
export type ProposalCaseEvent =
  | Event<'CaseOpened', { proposal: string; township: string; leadProposer: string; coSigners: CoSigner[] }>
  | Event<'CaseNumberRequested', { series: string }>
  | Event<'ProposalFiled', { number: string }>
  | Event<'CaseNumberReturned', { number: string; reason: NumberVoidReason }>
  | Event<'ProposalNotFiled', { reasonCode: string; reason: ReasonText; note: string | null }>
  | Event<'CaseWithdrawn', { reason: string }>;

/** A ground as it read when it was given. */
export interface ReasonText {
  zh: string;
  en: string;
}

/** The published dictionary: the ten national grounds for not filing a proposal. A county adds its own beside them. */
export const NOT_FILED_REASONS = {
  STATE_OR_PARTY_SECRETS: { zh: '涉及党和国家秘密', en: 'Touches state or Party secrets' },
  FORBIDDEN_MATTER: { zh: '国家法律法规和政策禁止的事项', en: 'A matter the state forbids' },
  INNER_PARTY_MATTER: { zh: '中共党员对党内有关事项提出意见、建议', en: 'A Communist Party member on inner-Party matters' },
  PARTY_INTERNAL_AFFAIR: { zh: '民主党派成员反映本组织内部问题', en: "A party's internal affairs" },
  LITIGATION_OR_ARBITRATION: { zh: '进入民事、刑事、行政诉讼程序或仲裁程序', en: 'In litigation or arbitration' },
  ACADEMIC_DISCUSSION: { zh: '属于学术研讨', en: 'An academic discussion' },
  PERSONAL_BENEFIT: { zh: '为本人或亲属解决个人问题', en: 'Seeks benefit for oneself or relatives' },
  PROMOTION: { zh: '宣传、推介具体作品、产品', en: 'Promotes a work or a product' },
  NAMED_ACCUSATION: { zh: '指名举报', en: 'Accuses persons by name' },
  NO_CONCRETE_SUGGESTION: { zh: '内容空泛，没有具体建议', en: 'Empty, without a concrete suggestion' },
} as const satisfies Readonly<Record<string, ReasonText>>;
export type NationalReason = keyof typeof NOT_FILED_REASONS;

/** A county's own ground for not filing; stream `notFiledReason-<county>.<code>`, shared with its townships. */
export type NotFiledReasonEvent = Event<'NotFiledReasonDefined', ReasonText> | Event<'NotFiledReasonRetired', { on: string }>;

/** Running numbers, each given once; stream `numberSeries-<county>.<series>`. `usedFor` is the stream that gets the number. */
export type NumberSeriesEvent =
  Event<'NumberReserved', { number: string; usedFor: string }> | Event<'NumberVoided', { number: string; reason: NumberVoidReason }>;

/** Why a number is left out: the proposal was withdrawn, or decided otherwise, before it could be given. */
export const NUMBER_VOID_REASONS = ['WITHDRAWN', 'DECIDED_OTHERWISE'] as const;
export type NumberVoidReason = (typeof NUMBER_VOID_REASONS)[number];

/** A social-opinion item; stream `opinionReport-<township>.<id>`, the id that of the draft it was written in. */
export type OpinionReportEvent = Event<'OpinionSubmitted', OpinionText & { reporter: string }>;

export interface OpinionText {
  title: string;
  text: string;
  source: FindingSource | null;
}

/** What the county makes of an opinion item; stream `opinionCase-<county>.<report's node>.<report's id>`, shared with the reporter's township. */
export type OpinionCaseEvent =
  | Event<'OpinionCaseOpened', { report: string; township: string; reporter: string }>
  | Event<'OpinionAdopted', OpinionAdoption>
  | Event<'OpinionKept', { reason: string }>;

/** One use of an item. It may be used any number of times, at one level or several. */
export interface OpinionAdoption {
  adoptionId: string;
  level: AdoptionLevel;
  form: AdoptionForm;
  /** Day of the use. */
  on: string;
  /** Streams of the other cases a composite was written from; empty for a single one. */
  sources: string[];
}

export const ADOPTION_LEVELS = ['COUNTY', 'CITY', 'PROVINCE', 'NATIONAL'] as const;
export type AdoptionLevel = (typeof ADOPTION_LEVELS)[number];

export const ADOPTION_FORMS = ['SINGLE', 'COMPOSITE'] as const;
export type AdoptionForm = (typeof ADOPTION_FORMS)[number];
