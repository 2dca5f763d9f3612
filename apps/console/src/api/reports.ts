import { answered, api, beside, type Schemas } from './client';

export type Text = Schemas['Text'];
export type IndicatorShown = Schemas['IndicatorShown'];
export type Cell = Schemas['Cell'];
export type ReportRow = Schemas['ReportRow'];
export type Report = Schemas['Report'];
export type ReportAxis = Report['by'];
export type Comparison = Schemas['Comparison'];
export type Trend = Schemas['Trend'];
export type Line = Schemas['LineShown'];
export type EventName = Schemas['EventName'];
export type EventShown = Omit<Schemas['EventShown'], 'data'> & { data: Record<string, unknown> };

export interface Figure {
  numerator: number;
  denominator: number;
  /** Absent where there is nothing to divide by. */
  value?: number;
}

/** Which figure a line of the ledger is asked for. */
export interface Drill {
  indicator: string;
  township?: string | undefined;
  /** A value of an axis, such as `type` and `TRAINING`. */
  axis?: { code: string; value: string } | undefined;
}

/** Fields that are told, without those that are not. */
function told<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

/** Which report: of a period, by what, and as of which moment (now when empty). */
export interface ReportAsked {
  period: string;
  by: ReportAxis;
  asOf: string;
}

export const readReport = (node: string, { period, by, asOf }: ReportAsked): Promise<Report> =>
  answered(api(node).GET('/api/reports/{period}', { params: { path: { period }, query: told({ by, asOf }) } }));

/** Where the same report is had as a file. */
export function exportUrl(node: string, { period, by, asOf }: ReportAsked, format: 'xlsx' | 'docx'): string {
  const query = new URLSearchParams(told({ format, by, asOf }));
  return `/n/${encodeURIComponent(node)}/api/reports/${encodeURIComponent(period)}/export?${query.toString()}`;
}

/** Whether the county has its townships compared. */
export async function isComparisonOn(node: string): Promise<boolean> {
  const { items } = await answered(api(node).GET('/api/comparison-setting', {}));
  return items.some(({ isOn }) => isOn);
}

export async function turnComparison(node: string, on: boolean): Promise<void> {
  const params = { path: { id: node }, header: beside() };
  await answered(
    on
      ? api(node).POST('/api/committees/{id}/turn-on-comparison', { params, body: {} })
      : api(node).POST('/api/committees/{id}/turn-off-comparison', { params, body: {} }),
  );
}

export const readComparison = (node: string, { period, asOf }: ReportAsked, indicator: string): Promise<Comparison> =>
  answered(api(node).GET('/api/reports/{period}/comparison', { params: { path: { period }, query: { indicator, ...told({ asOf }) } } }));

export const readTrend = (node: string, period: string, { indicator, township }: Drill, asOf?: string): Promise<Trend> =>
  answered(api(node).GET('/api/reports/{period}/trend', { params: { path: { period }, query: told({ indicator, township, asOf }) } }));

export const readLines = (
  node: string,
  period: string,
  { indicator, township, axis }: Drill,
  { asOf, cursor }: { asOf?: string | undefined; cursor?: string | undefined },
): Promise<Schemas['Lines']> =>
  answered(
    api(node).GET('/api/reports/{period}/lines', {
      params: { path: { period }, query: { ...told({ indicator, township, asOf, cursor }), ...(axis && { [axis.code]: axis.value }) } },
    }),
  );

export async function readEvent(node: string, { stream, revision }: EventName): Promise<EventShown> {
  const path = { stream, revision: String(revision) };
  return answered(api(node).GET('/api/reports/events/{stream}/{revision}', { params: { path } }));
}

export const listIndicators = (node: string): Promise<IndicatorShown[]> => answered(api(node).GET('/api/indicators'));
