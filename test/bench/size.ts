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
  /** Events of the township that is sent to its county. */
  readonly shipping: number;
  /** Commands of the township whose lag is measured. */
  readonly trickle: number;
  /** Events of the township that was apart for long. */
  readonly backlog: number;
  /** Few and many townships that send at once, and the events of them all. */
  readonly together: { readonly few: number; readonly many: number; readonly events: number };
  /** Rounds that count where one takes long. */
  readonly longRounds: number;
  /** Events in the log that views are built from through the client of EventStoreDB. */
  readonly eventstoredb: number;
  /** Events in the log that views are built from into MongoDB. */
  readonly mongodb: number;
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
  shipping: 20_000,
  trickle: 1_000,
  backlog: 100_000,
  together: { few: 10, many: 40, events: 12_000 },
  longRounds: 2,
  eventstoredb: 10_000,
  mongodb: 1_000,
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
  shipping: 500,
  trickle: 20,
  backlog: 1_000,
  together: { few: 2, many: 4, events: 400 },
  longRounds: 1,
  eventstoredb: 200,
  mongodb: 100,
};
