import type { ActivityType, CadenceUnit, FilingKind } from '@tongxin/contracts';

/** Character offsets in the text as it was given; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

export interface Sourced {
  source: string;
  span: Span;
}

export interface ReadItem extends Sourced {
  type: ActivityType;
  title: string;
  /** 1–4; set too when a month or a range of months lies in one quarter. */
  quarter: number | null;
  month: number | null;
  /** All months of a range such as 3至5月; months that are merely listed become one item each. */
  months: number[];
  period: 'H1' | 'H2' | null;
  count: number;
  topics: string[];
  /** Participants who are not members, such as 县人大代表. */
  outside: string[];
  owner: string | null;
  /** A written report is promised. */
  report: boolean;
  /** 0 to 1. */
  sure: number;
  /** What was understood, in Chinese, for the clerk. */
  why: string[];
}

export interface ReadCadence extends Sourced {
  type: ActivityType;
  every: CadenceUnit;
  count: number;
}

export interface ReadRule extends Sourced {
  kind: RuleKind;
  /** The prize, when the sentence names exactly one. */
  amountFen?: number;
}

export interface ReadFiling extends Sourced {
  kind: FilingKind;
}

export interface LeftSentence {
  text: string;
  span: Span;
}

export type RuleKind = 'opinion-prize' | 'proposal-prize' | 'publicity-prize' | 'commendation' | 'attendance' | 'assessment';

/** What each member owes in a year; a name is set only when the plan says a number for it. */
export type QuotaName =
  | 'surveyOrInspection'
  | 'proposal'
  | 'opinionItem'
  | 'dutyReport'
  | 'activity'
  | 'surveyReport'
  | 'studyNote'
  | 'residentContact'
  | 'aidHousehold'
  | 'goodDeed'
  | 'investmentLead'
  | 'speech'
  | 'publicity';

export type ReadQuotas = Partial<Record<QuotaName, number>>;

export interface PlanReading {
  year: number | null;
  committeeName: string | null;
  items: ReadItem[];
  quotas: ReadQuotas;
  cadences: ReadCadence[];
  rules: ReadRule[];
  filings: ReadFiling[];
  left: LeftSentence[];
}
