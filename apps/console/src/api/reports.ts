import { apiOf, ask } from './client';

export interface Text {
  zh: string;
  en: string;
}

export interface AxisShown extends Text {
  code: string;
  values: (Text & { code: string })[];
}

export interface IndicatorShown extends Text {
  code: string;
  unit: 'count' | 'ratio';
  definition: Text;
  version: number;
  axes: AxisShown[];
}

export interface Figure {
  numerator: number;
  denominator: number;
  /** Absent where there is nothing to divide by. */
  value?: number;
}

export interface Cell extends Figure {
  indicator: string;
  parts: (Figure & { axis: string; code: string })[];
}

export interface ReportRow {
  code: string;
  name: string;
  cells: Cell[];
}

/** Where a figure stands in time: all that the county's log held up to a position. */
export interface Standing {
  period: { code: string; name: string; from: string; to: string };
  asOf?: string;
  position: number;
}

export interface Report extends Standing {
  indicators: IndicatorShown[];
  rows: ReportRow[];
  totals: Cell[];
}

export interface Trend extends Standing {
  indicator: IndicatorShown;
  township?: { code: string; name: string };
  months: (Figure & { month: string })[];
}

export interface Line extends Figure {
  township: { code: string; name: string };
  businessDate: string;
  title: string;
  label: Text;
  event: EventName;
  actor: string;
  recordedAt: string;
}

export interface EventName {
  id: string;
  type: string;
  stream: string;
  revision: number;
}

export interface EventShown extends EventName {
  label: Text;
  title: string;
  actor: string;
  occurredOn: string;
  recordedAt: string;
  storedAt: string;
  position: number;
  data: Record<string, unknown>;
}

/** Which figure a line of the ledger is asked for. */
export interface Drill {
  indicator: string;
  township?: string | undefined;
  /** A value of an axis, such as `type` and `TRAINING`. */
  axis?: { code: string; value: string } | undefined;
}

export const readReport = (node: string, period: string, asOf?: string): Promise<Report> =>
  ask<Report>(apiOf(node, `reports/${period}`), { query: { asOf } });

export const readTrend = (node: string, period: string, { indicator, township }: Drill, asOf?: string): Promise<Trend> =>
  ask<Trend>(apiOf(node, `reports/${period}/trend`), { query: { indicator, township, asOf } });

export const readLines = (
  node: string,
  period: string,
  { indicator, township, axis }: Drill,
  options: { asOf?: string | undefined; cursor?: string | undefined },
): Promise<{ items: Line[]; next?: string }> =>
  ask(apiOf(node, `reports/${period}/lines`), {
    query: { indicator, township, ...options, ...(axis && { [axis.code]: axis.value }) },
  });

export const readEvent = (node: string, { stream, revision }: EventName): Promise<EventShown> =>
  ask<EventShown>(apiOf(node, `reports/events/${encodeURIComponent(stream)}/${revision}`));
