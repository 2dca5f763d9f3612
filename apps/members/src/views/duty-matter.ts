import {
  isFieldWork,
  type ActivityEvent,
  type ActivityType,
  type DutyReportEvent,
  type OpinionReportEvent,
  type ProposalEvent,
  type StudyNoteEvent,
} from '@tongxin/contracts';
import type { RecordedEvent } from '@tongxin/eventing';
import type { DutyLine, LineKind } from './duty-line.js';

type Of<E, Type> = Extract<E, { type: Type }>;
type ActivityPart = Of<ActivityEvent, 'ActivityScheduled' | 'ActivityAmended' | 'ActivityHeld' | 'AttendanceRecorded'>;
type PaperPart = Of<ProposalEvent, 'ProposalSubmitted' | 'ProposalWithdrawn'> | OpinionReportEvent | StudyNoteEvent;
export type DutyEvent = ActivityPart | PaperPart | DutyReportEvent;

/** What the view notes of one stream: an activity, a proposal, an opinion item, a report or a note, and whose year it counts to. */
export interface Matter {
  readonly kind: LineKind;
  readonly title: string;
  readonly detail: string;
  readonly on: string;
  /** 0 while it counts to no year. */
  readonly year: number;
  /** Each once. In a row, since most of a rebuild would go into copying a record with a key for each. */
  readonly people: readonly Part[];
}

/** The event that tells of a member's part in it; a detail of one's own goes before that of the matter. */
interface Part extends Pick<DutyLine, 'eventId' | 'revision' | 'event'> {
  readonly memberId: string;
  readonly detail?: string;
}

const ATTENDED: readonly string[] = ['PRESENT', 'LATE', 'LEFT_EARLY', 'WALK_IN'];

/** The matter after an event of its stream. */
export function matterAfter(matter: Matter | undefined, event: DutyEvent, recorded: RecordedEvent): Matter | undefined {
  switch (event.type) {
    case 'ActivityScheduled':
    case 'ActivityAmended':
    case 'ActivityHeld':
    case 'AttendanceRecorded':
      return activityAfter(matter, event, recorded);
    case 'DutyReportFiled':
    case 'DutyReportReturned':
    case 'DutyReportAccepted':
      return reportAfter(matter, event, recorded);
    default:
      return paperAfter(matter, event, recorded);
  }
}

function activityAfter(matter: Matter | undefined, event: ActivityPart, recorded: RecordedEvent): Matter | undefined {
  if (event.type === 'ActivityScheduled') return { ...ofType(event.data.type), title: event.data.title, on: '', year: 0, people: [] };
  return matter && { ...matter, ...activityChanges(matter, event, recorded) };
}

function activityChanges(
  { people }: Matter,
  event: Exclude<ActivityPart, { type: 'ActivityScheduled' }>,
  recorded: RecordedEvent,
): Partial<Matter> {
  switch (event.type) {
    case 'ActivityAmended': {
      const { title, type } = event.data;
      return { ...(title !== undefined && { title }), ...(type !== undefined && ofType(type)) };
    }
    case 'ActivityHeld':
      return dated(event.data.on);
    case 'AttendanceRecorded': {
      const { memberId, state } = event.data;
      const others = without(people, memberId);
      return { people: ATTENDED.includes(state) ? [...others, partOf(memberId, recorded)] : others };
    }
  }
}

function reportAfter(matter: Matter | undefined, event: DutyReportEvent, recorded: RecordedEvent): Matter | undefined {
  switch (event.type) {
    case 'DutyReportFiled': {
      const { title, year, memberId } = event.data;
      const { on } = dated(recorded.metadata.occurredOn);
      return { kind: 'DUTY_REPORT', title, detail: 'FILED', on, year, people: [partOf(memberId, recorded)] };
    }
    case 'DutyReportReturned':
      return matter && { ...matter, year: 0 };
    case 'DutyReportAccepted':
      return matter && { ...matter, detail: 'ACCEPTED' };
  }
}

function paperAfter(matter: Matter | undefined, event: PaperPart, recorded: RecordedEvent): Matter | undefined {
  const today = dated(recorded.metadata.occurredOn);
  switch (event.type) {
    case 'ProposalSubmitted': {
      const { title, leadProposer, coSigners } = event.data;
      const signers = coSigners.map(({ memberId }): Part => ({ ...partOf(memberId, recorded), detail: 'CO_SIGNER' }));
      const lead: Part = { ...partOf(leadProposer, recorded), detail: 'LEAD' };
      return { kind: 'PROPOSAL', title, detail: '', ...today, people: [...without(signers, leadProposer), lead] };
    }
    case 'ProposalWithdrawn':
      return matter && { ...matter, year: 0 };
    case 'OpinionSubmitted': {
      const { title, reporter } = event.data;
      return { kind: 'OPINION', title, detail: '', ...today, people: [partOf(reporter, recorded)] };
    }
    case 'StudyNoteFiled': {
      const { title, on, memberId } = event.data;
      return { kind: 'STUDY_NOTE', title, detail: '', ...dated(on), people: [partOf(memberId, recorded)] };
    }
  }
}

function ofType(type: ActivityType): Pick<Matter, 'kind' | 'detail'> {
  return { kind: isFieldWork(type) ? 'FIELD_WORK' : 'ACTIVITY', detail: type };
}

function dated(on: string): Pick<Matter, 'on' | 'year'> {
  return { on, year: Number(on.slice(0, 4)) };
}

function partOf(memberId: string, { id, revision, type }: RecordedEvent): Part {
  return { memberId, eventId: id, revision, event: type };
}

function without(people: readonly Part[], memberId: string): readonly Part[] {
  return people.some((part) => part.memberId === memberId) ? people.filter((part) => part.memberId !== memberId) : people;
}
