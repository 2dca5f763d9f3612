import { MIX } from './mix.js';

/** How much each row does. The tiny size only shows that the rows work. */
export interface Size {
  /** Rounds that count; one more warms up. */
  readonly rounds: number;
  /** Events appended one after the other. */
  readonly single: number;
  /** Waves of 64 appends in flight. */
  readonly waves: number;
  /** Townships of the county whose log is folded or asked for reports. */
  readonly townships: number;
  /** Commands over HTTP. */
  readonly commands: number;
  /** Events in the log that is folded, of one township. */
  readonly fold: number;
  /** Events in the log that all views are built from, of one county. */
  readonly rebuild: number;
  /** Events in the logs that reports are read from, of one county. */
  readonly reports: Readonly<Record<'report-10k' | 'report-100k' | 'report-1m', number>>;
  /** Reports read a round. */
  readonly queries: number;
  /** Reports as of a past moment read a round. */
  readonly asOf: number;
  /** Events of the township that is started. */
  readonly township: number;
}

export const FULL: Size = {
  rounds: 5,
  single: 1_000,
  waves: 200,
  townships: MIX.townships,
  commands: 2_000,
  fold: 50_000,
  rebuild: 100_000,
  reports: { 'report-10k': 10_000, 'report-100k': 100_000, 'report-1m': 1_000_000 },
  queries: 200,
  asOf: 20,
  township: 100_000,
};

export const TINY: Size = {
  rounds: 1,
  single: 10,
  waves: 2,
  townships: 3,
  commands: 20,
  fold: 500,
  rebuild: 500,
  reports: { 'report-10k': 300, 'report-100k': 400, 'report-1m': 500 },
  queries: 5,
  asOf: 3,
  township: 500,
};
