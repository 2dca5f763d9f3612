// Asked and answered between services of one node; nothing here is stored.

/**
 * Where a node's figures are asked: the ledger over its own log.
 * @asks FiguresAsked
 * @answers TownshipFigures
 */
export const figuresSubject = (node: string): string => `tongxin.${node}.figures`;

export interface FiguresAsked {
  /** `2026`, `2026-H1`, `2026-Q3` or `2026-06`. */
  readonly period: string;
  /** Division code of the township. */
  readonly township: string;
}

/** One figure with its names: an indicator's own, or that of one value of an axis it is split by. */
export interface TownshipFigure {
  readonly indicator: string;
  readonly zh: string;
  readonly en: string;
  readonly unit: 'count' | 'ratio';
  /** Version of the definition. */
  readonly version: number;
  readonly part: { readonly axis: string; readonly code: string; readonly zh: string; readonly en: string } | null;
  readonly numerator: number;
  /** 0 for indicators that count. */
  readonly denominator: number;
}

export interface TownshipFigures {
  /** Position of the node's log they are of. */
  readonly position: number;
  /** Every indicator in the order of reports, each followed by its parts. */
  readonly figures: readonly TownshipFigure[];
}
