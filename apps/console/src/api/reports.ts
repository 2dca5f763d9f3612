import { answered, api, type Schemas } from './client';

export type Text = Schemas['Text'];
export type IndicatorShown = Schemas['IndicatorShown'];
export type Cell = Schemas['Cell'];
export type ReportRow = Schemas['ReportRow'];
export type Report = Schemas['Report'];
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

export const readReport = (node: string, period: string, asOf?: string): Promise<Report> =>
  answered(api(node).GET('/api/reports/{period}', { params: { path: { period }, query: told({ asOf }) } }));

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
