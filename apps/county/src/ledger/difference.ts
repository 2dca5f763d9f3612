import { NOTHING, type Contribution } from '../indicators/indicator.js';

/** What must be posted so that contributions `before` become `after`: nothing for what stayed, a counter-entry for what went. */
export function difference(before: readonly Contribution[], after: readonly Contribution[]): readonly Contribution[] {
  if (before === after) return NOTHING;
  const changes = new Map<string, Contribution>();
  for (let at = 0; at < Math.max(before.length, after.length); at += 1) {
    if (isSame(before[at], after[at])) continue;
    add(changes, before[at], -1);
    add(changes, after[at], 1);
  }
  return [...changes.values()].filter(({ numerator, denominator }) => numerator !== 0 || denominator !== 0);
}

function isSame(one: Contribution | undefined, other: Contribution | undefined): boolean {
  if (!one || !other) return false;
  return one.numerator === other.numerator && one.denominator === other.denominator && placeOf(one) === placeOf(other);
}

function add(changes: Map<string, Contribution>, contribution: Contribution | undefined, sign: 1 | -1): void {
  if (!contribution) return;
  const place = placeOf(contribution);
  const { numerator = 0, denominator = 0 } = changes.get(place) ?? {};
  changes.set(place, {
    ...contribution,
    numerator: numerator + sign * contribution.numerator,
    denominator: denominator + sign * contribution.denominator,
  });
}

function placeOf({ part = '', axes, businessDate }: Contribution): string {
  return axes === undefined ? `${businessDate}|${part}` : `${businessDate}|${part}|${Object.entries(axes).join('|')}`;
}
