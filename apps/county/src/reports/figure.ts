import { type Axis, eventsOf, type Indicator } from '../indicators/indicator.js';
import type { Label } from '@tongxin/runtime';
import { ALL, type Amount, type Sums } from '../ledger/documents.js';
import type { AxisShown, Cell, Figure, FigurePart, IndicatorShown } from './report.models.js';

const NONE: Amount = [0, 0];

/** An amount with its value: the count, or the ratio to four places where there is something to divide by. */
export function figureOf({ unit }: Indicator, [numerator, denominator]: Amount = NONE): Figure {
  if (unit === 'count') return { numerator, denominator, value: numerator };
  return denominator === 0
    ? { numerator, denominator }
    : { numerator, denominator, value: Math.round((numerator / denominator) * 1e4) / 1e4 };
}

/** One township's cell, or the totals', of one indicator. */
export function cellOf(indicator: Indicator, sums: Sums = {}): Cell {
  const parts = Object.entries(indicator.axes ?? {}).flatMap(([axis, { values }]) =>
    valuesIn(axis, values, sums).map((code): FigurePart => ({ axis, code, ...figureOf(indicator, sums[`${axis}=${code}`]) })),
  );
  return { indicator: indicator.code, ...figureOf(indicator, sums[ALL]), parts };
}

/** Whether anything is left of an indicator once counter-entries are set off. */
export function isThere(sums: Sums): boolean {
  return Object.values(sums).some(isSomething);
}

/** An indicator as its dictionary says it; with `sums`, its axes show the values that occur in them only. */
export function indicatorShown(indicator: Indicator, sums?: Sums): IndicatorShown {
  const { code, zh, en, unit, definition, version, axes = {} } = indicator;
  const shown = Object.entries(axes).map(([axis, declared]) => axisShown(axis, declared, sums));
  return { code, zh, en, unit, definition, version, axes: shown, events: [...eventsOf(indicator.entity)] };
}

/** A county's own values are their own names. */
export function valueLabel(values: Axis['values'], code: string): Label {
  return (Object.hasOwn(values, code) ? values[code] : undefined) ?? { zh: code, en: code };
}

function axisShown(code: string, { zh, en, values }: Axis, sums: Sums | undefined): AxisShown {
  const codes = sums ? valuesIn(code, values, sums) : Object.keys(values);
  return { code, zh, en, values: codes.map((value) => ({ code: value, ...valueLabel(values, value) })) };
}

/** Values that occur, in the order of the dictionary; a value that a newer township knows and this county does not comes last. */
export function valuesIn(axis: string, values: Axis['values'], sums: Sums): readonly string[] {
  const prefix = `${axis}=`;
  const there = Object.entries(sums).flatMap(([key, amount]) =>
    key.startsWith(prefix) && isSomething(amount) ? [key.slice(prefix.length)] : [],
  );
  const known = Object.keys(values).filter((code) => there.includes(code));
  return [...known, ...there.filter((code) => !Object.hasOwn(values, code)).sort()];
}

function isSomething([numerator, denominator]: Amount): boolean {
  return numerator !== 0 || denominator !== 0;
}
