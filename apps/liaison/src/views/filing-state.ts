import { addDays } from '@tongxin/calendar';
import type { DirectiveEvent, FilingEvent, FilingReviewEvent } from '@tongxin/contracts';
import type { EventContext } from '@tongxin/eventing';
import type { FilingCard, FilingStatus } from './filing-card.js';

export type FilingStateEvent = DirectiveEvent | FilingEvent | FilingReviewEvent;
export const FILING_STATE_EVENTS = [
  'DirectiveIssued',
  'FilingSubmitted',
  'FilingReminded',
  'FilingAwaited',
  'FilingOverdue',
  'FilingReturned',
  'FilingAccepted',
] as const;

/** Keys `<directive>.<township>` that an event speaks of. */
export function filingKeys(event: FilingStateEvent, { id, node }: Pick<EventContext, 'id' | 'node'>): readonly string[] {
  switch (event.type) {
    case 'DirectiveIssued':
      return event.data.to.map((township) => `${id}.${township}`);
    case 'FilingSubmitted':
    case 'FilingReminded':
      return [`${id}.${node}`];
    default:
      return [id];
  }
}

/** The id of the directive in a key. */
export const directiveIn = (key: string): string => key.slice(0, key.lastIndexOf('.'));

/**
 * Where a township stands after an event. The county's word and the township's may come in either order and give the same: each sets fields of its own,
 * the rest is worked out from them.
 */
export function filingAfter(
  before: FilingCard | undefined,
  event: FilingStateEvent,
  { key, node, recorded }: Pick<EventContext, 'node' | 'recorded'> & { key: string },
): FilingCard {
  const card = before ?? blank(key);
  return settled({ ...card, ...changes(card, event, { node, recorded }) });
}

function changes(
  card: FilingCard,
  event: FilingStateEvent,
  { node, recorded }: Pick<EventContext, 'node' | 'recorded'>,
): Partial<FilingCard> {
  switch (event.type) {
    case 'DirectiveIssued': {
      const { kind, title, period, dueOn, remindOn } = event.data;
      return { county: node, kind, title, period, dueOn, remindOn };
    }
    case 'FilingSubmitted': {
      const submittedOn = recorded.metadata.occurredOn;
      const { submissionId } = event.data;
      return { submissionId, submittedOn, firstOn: card.firstOn || submittedOn, filingRevision: recorded.revision };
    }
    case 'FilingReminded':
      return { reminded: true, filingRevision: recorded.revision };
    default:
      return { ...reviewed(event), reviewRevision: recorded.revision };
  }
}

function reviewed(event: FilingReviewEvent): Partial<FilingCard> {
  switch (event.type) {
    case 'FilingAwaited':
      return {};
    case 'FilingOverdue':
      return { overdueSince: event.data.dueOn };
    case 'FilingReturned':
      return { judged: event.data.submissionId, returnReason: event.data.reason };
    case 'FilingAccepted':
      return { judged: event.data.submissionId, returnReason: '', accepted: true };
  }
}

function settled(card: FilingCard): FilingCard {
  const status = statusOf(card);
  const isOpen = status === 'AWAITED';
  return {
    ...card,
    status,
    late: card.dueOn !== '' && card.firstOn > card.dueOn,
    reminderDueOn: isOpen && !card.reminded ? card.remindOn : '',
    markDueOn: isOpen && isUnmarked(card) ? addDays(card.dueOn, 1) : '',
  };
}

/** Awaited by the county's review, of a directive whose due day is known. */
function isUnmarked({ reviewRevision, dueOn, overdueSince }: FilingCard): boolean {
  return reviewRevision >= 0 && dueOn !== '' && overdueSince === '';
}

function statusOf({ accepted, submissionId, judged }: FilingCard): FilingStatus {
  if (accepted) return 'ACCEPTED';
  if (submissionId === '') return 'AWAITED';
  return judged === submissionId ? 'RETURNED' : 'SUBMITTED';
}

function blank(key: string): FilingCard {
  const directive = directiveIn(key);
  return {
    id: key,
    directive,
    county: '',
    township: key.slice(directive.length + 1),
    kind: 'other',
    title: '',
    period: '',
    dueOn: '',
    status: 'AWAITED',
    submissionId: '',
    submittedOn: '',
    firstOn: '',
    late: false,
    overdueSince: '',
    judged: '',
    returnReason: '',
    accepted: false,
    reminded: false,
    remindOn: '',
    reminderDueOn: '',
    markDueOn: '',
    filingRevision: -1,
    reviewRevision: -1,
  };
}
