import { NOTHING, type Contribution } from '../indicators/indicator.js';
import { isSameAxes } from './documents.js';

/** What must be posted so that contributions `before` become `after`: nothing for what stayed, a counter-entry for what went. */
export function difference(before: readonly Contribution[], after: readonly Contribution[]): readonly Contribution[] {
  if (before === after) return NOTHING;
  if (before.length !== after.length) return setOff(before, after);
  const changes: Contribution[] = [];
  for (const [at, is] of after.entries()) {
    const was = before[at];
    if (!was || !isSamePlace(was, is)) return setOff(before, after);
    if (!isSameAmount(was, is))
      changes.push({ ...is, numerator: is.numerator - was.numerator, denominator: is.denominator - was.denominator });
  }
  return changes;
}

/** All of before taken back, all of after added, and what meets in one place set off. */
function setOff(before: readonly Contribution[], after: readonly Contribution[]): readonly Contribution[] {
  const changes = new Map<string, Contribution>();
  for (const contribution of before) add(changes, contribution, -1);
  for (const contribution of after) add(changes, contribution, 1);
  return [...changes.values()].filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0);
}

function add(changes: Map<string, Contribution>, contribution: Contribution, sign: 1 | -1): void {
  const { part = '', township = '', axes = {}, businessDate } = contribution;
  const place = `${businessDate}|${part}|${township}|${Object.entries(axes).join('|')}`;
  const { numerator = 0, denominator = 0 } = changes.get(place) ?? {};
  changes.set(place, {
    ...contribution,
    numerator: numerator + sign * contribution.numerator,
    denominator: denominator + sign * contribution.denominator,
  });
}

function isSameAmount(one: Contribution, other: Contribution): boolean {
  return one.numerator === other.numerator && one.denominator === other.denominator;
}

function isSamePlace(one: Contribution, other: Contribution): boolean {
  return (
    one.businessDate === other.businessDate &&
    one.part === other.part &&
    one.township === other.township &&
    isSameAxes(one.axes, other.axes)
  );
}
