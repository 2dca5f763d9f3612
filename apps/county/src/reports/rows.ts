import { INDICATORS } from '../indicators/catalogue.js';
import type { Indicator } from '../indicators/indicator.js';
import { addTo, ALL, type Amount, type Running, type Sums } from '../ledger/documents.js';
import type { CommitteeName } from './committee-names.js';
import { cellOf, isThere, valueLabel, valuesIn } from './figure.js';
import type { Part } from './figures.js';
import type { ReportRow } from './report.models.js';

/** Indicator → sums. */
export type ByIndicator = Readonly<Record<string, Sums>>;

/** What the rows of a report are. */
export const REPORT_AXES = ['township', 'sector'] as const;
export type ReportAxis = (typeof REPORT_AXES)[number];

/** The indicators that can be told apart by an axis. */
export function indicatorsBy(by: ReportAxis): readonly Indicator[] {
  return by === 'township' ? INDICATORS : INDICATORS.filter(({ axes = {} }) => Object.hasOwn(axes, by));
}

/** Sums by township and indicator. */
export function byTownship(parts: readonly Part[]): ReadonlyMap<string, ByIndicator> {
  const townships = new Map<string, Record<string, Running>>();
  for (const { township, indicator, sums } of parts) {
    const row = townships.get(township) ?? {};
    townships.set(township, row);
    addTo((row[indicator] ??= {}), sums);
  }
  return townships;
}

export function totalsOf(rows: Iterable<ByIndicator>): ByIndicator {
  const totals: Record<string, Running> = {};
  for (const row of rows) {
    for (const [indicator, sums] of Object.entries(row)) addTo((totals[indicator] ??= {}), sums);
  }
  return totals;
}

/** A row for every township that was established, and for whoever else has figures: the county itself, when it held something. */
export function townshipRows(townships: ReadonlyMap<string, ByIndicator>, names: ReadonlyMap<string, CommitteeName>): ReportRow[] {
  const established = [...names.values()].filter(({ isTownship }) => isTownship).map(({ code }) => code);
  const active = [...townships].filter(([, row]) => Object.values(row).some(isThere)).map(([township]) => township);
  return [...new Set([...established, ...active])].sort().map((code) => ({
    code,
    name: names.get(code)?.name ?? code,
    cells: INDICATORS.map((indicator) => cellOf(indicator, townships.get(code)?.[indicator.code])),
  }));
}

/** A row for every value of an axis that occurs, of all townships together; a county's own values by pinyin. */
export function axisRows(by: Exclude<ReportAxis, 'township'>, totals: ByIndicator): ReportRow[] {
  const indicators = indicatorsBy(by);
  const values = indicators[0]?.axes?.[by]?.values ?? {};
  const codes = new Set(indicators.flatMap(({ code }) => valuesIn(by, values, totals[code] ?? {})));
  const own = [...codes].filter((code) => !Object.hasOwn(values, code)).sort((one, other) => one.localeCompare(other, 'zh'));
  return [...own, ...[...codes].filter((code) => Object.hasOwn(values, code))].map((code) => ({
    code,
    name: valueLabel(values, code).zh,
    cells: indicators.map((indicator) => cellOf(withoutAxes(indicator), sumsOfPart(totals[indicator.code]?.[`${by}=${code}`]))),
  }));
}

function sumsOfPart(amount: Amount | undefined): Sums {
  return amount === undefined ? {} : { [ALL]: amount };
}

/** One axis is not split by another: the ledger keeps each apart. */
function withoutAxes({ axes: _axes, ...indicator }: Indicator): Indicator {
  return indicator;
}
