import { categoryOf, type Envelope, type RecordedEvent, type SealedRecord } from '@tongxin/eventing';
import { wireSubject } from './wire-subject.js';

/** An event of a node's log on its way to those who follow it. */
export interface LogEntry {
  readonly position: number;
  /** Every earlier event of the log stands at or before this position. */
  readonly before: number;
  /** Every earlier event of the same category stands at or before this position. */
  readonly previous: number;
  /** As the log has it. */
  readonly storedAt: string;
  readonly revision: number;
  /** null where it is larger than the server carries: it stands in the event store. */
  readonly event: Envelope | null;
}

/** Where an entry stands in the log and in its category. */
export type Place = Pick<LogEntry, 'before' | 'previous'>;

/** The event's own text goes out as it was sealed. */
export function entryText({ position, storedAt, revision, text }: SealedRecord, { before, previous }: Place): string {
  return `${JSON.stringify({ position, before, previous, storedAt, revision }).slice(0, -1)},"event":${text}}`;
}

/** What goes out instead when the server would not carry it: the gap it leaves is read from the event store. */
export function noticeText({ position, storedAt, revision }: SealedRecord, place: Place): string {
  return JSON.stringify({ position, ...place, storedAt, revision, event: null } satisfies LogEntry);
}

export function recordedOf({ event, position, storedAt, revision }: LogEntry): RecordedEvent | undefined {
  return event ? { ...event, position, storedAt, revision } : undefined;
}

/** Subjects and streams of a node's log on the servers of its county. */
export interface LogNames {
  readonly stream: string;
  readonly subjects: string;
  subject(category: string): string;
  readonly leaseStream: string;
  readonly leaseSubject: string;
}

export function logNames(county: string, node: string): LogNames {
  return {
    stream: `log-${county}-${node}`,
    subjects: wireSubject(county, logSubject(node, '*')),
    subject: (category) => wireSubject(county, logSubject(node, category)),
    leaseStream: `lease-${county}-${node}`,
    leaseSubject: wireSubject(county, leaseSubject(node)),
  };
}

/**
 * On which a node's log goes to its services, each event under its category.
 * @carries LogEntry
 */
function logSubject(node: string, category: string): string {
  return `tongxin.${node}.log.${category}`;
}

/**
 * Under which stands who publishes the node's log at present; the word fades unless it is renewed.
 * @carries a UUID of the holder
 */
function leaseSubject(node: string): string {
  return `tongxin.${node}.lease.publisher`;
}

export const categoryIn = ({ stream }: SealedRecord): string => categoryOf(stream);
