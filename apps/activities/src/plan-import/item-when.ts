import type { Count } from './counts.js';
import type { Planned } from './planned.js';
import type { Mention } from './mention.js';
import { isNear, NO_WHEN, type When, type WhenMention } from './when.js';

/** When an activity is to be, and whether its own sentence says so. */
export interface Said {
  mention: WhenMention;
  own: boolean;
}

/** 上半年聚焦…、下半年聚焦…，各组织1场: every time said before it counts. */
export function eachOf(mention: Mention, whens: readonly WhenMention[], count: Count | undefined): Said | null {
  const before = whens.filter(({ start }) => start < mention.start);
  const [first, ...others] = before;
  if (!first || others.length === 0 || count?.each !== true) return null;
  return {
    mention: { ...first, whens: before.flatMap((one) => one.whens), phrase: before.map(({ phrase }) => phrase).join('、') },
    own: true,
  };
}

/** 在6月和8月分别视察…、调研…: the first month is the first activity's. */
export function shareOut(mention: Mention, said: Said | null, { mentions }: Planned): When[] {
  const list = said?.mention.whens ?? [NO_WHEN];
  const together = mentions.filter(({ clause }) => clause === mention.clause);
  const isShared = list.length > 1 && together.length === list.length && mention.clause.text.includes('分别');
  return isShared ? list.slice(together.indexOf(mention)).slice(0, 1) : list;
}

/** The time said nearest before the activity; one said after it counts when it stands in its clause or in brackets; else the heading's. */
export function whenOf(mention: Mention, whens: readonly WhenMention[], planned: Planned): Said | null {
  const own = ownWhen(mention, whens, planned);
  const { context } = planned.sentence;
  const isFeastOfMonth = own?.soft === true && context?.whens.some((when) => isNear(when, own.whens[0]) || isEve(when, own)) === true;
  if (own && !isFeastOfMonth) return { mention: own, own: true };
  return context ? { mention: context, own: false } : null;
}

/** 迎国庆 in the row of September: held on the eve of the feast. */
const isEve = ({ month }: When, { phrase, whens }: WhenMention): boolean =>
  month !== null && !phrase.startsWith('年') && Math.ceil((month + 1) / 3) === whens[0]?.quarter;

function ownWhen({ clause, start: at, end }: Mention, whens: readonly WhenMention[], planned: Planned): WhenMention | undefined {
  const isIn = (when: WhenMention): boolean => when.start >= clause.start && when.end <= clause.end;
  const inClause = whens.filter(isIn);
  const noted = inClause.find(({ start }) => start >= end && isNote(planned.scan, start));
  const before = whens.filter((when) => when.start < end && (isIn(when) || !isNote(planned.scan, when.start))).at(-1);
  const after = whens.find(({ start }) => start >= end && isForAll(start, whens, { at, planned }));
  return inClause.filter(({ start }) => start < end).at(-1) ?? noted ?? before ?? inClause[0] ?? after;
}

/** Said after the activity, in brackets at the end or in a tail that names nothing else. */
function isForAll(start: number, whens: readonly WhenMention[], { at, planned }: { at: number; planned: Planned }): boolean {
  if (isBracketed(planned.scan, start)) return true;
  const names = planned.mentions.some((other) => other.start !== at && start >= other.clause.start && start < other.clause.end);
  return whens.length === 1 && isTail(planned.scan, start) && !names;
}

/** …（12月，责任人：…） at the end of a line dates all of it. */
const isBracketed = (scan: string, start: number): boolean =>
  /[(（][^)）]*$/.test(scan.slice(0, start)) && /^[^)）]*[)）]\s*[。；;]?$/.test(scan.slice(start));

/** （9月） dates what stands before it in its clause, and nothing else. */
const isNote = (scan: string, start: number): boolean => /[(（][^)）]*$/.test(scan.slice(0, start));

const isTail = (scan: string, start: number): boolean => /^.{0,12}$/.test(scan.slice(start)) || /[，,]\s*$/.test(scan.slice(0, start));
