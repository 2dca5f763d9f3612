import type { FilingEvent, FilingReviewEvent } from '@tongxin/contracts';
import type { EventContext, View } from '@tongxin/eventing';
import type { FilingDetail, Verdict } from './filing-detail.js';
import { directiveIn, filingKeys } from './filing-state.js';

type DetailEvent =
  Extract<FilingEvent, { type: 'FilingSubmitted' }> | Extract<FilingReviewEvent, { type: 'FilingReturned' | 'FilingAccepted' }>;

/** A filing with its text and figures, submission by submission. */
export const filingDetail: View<FilingDetail, DetailEvent> = {
  name: 'filing-detail',
  version: 1,
  events: ['FilingSubmitted', 'FilingReturned', 'FilingAccepted'],
  keys: filingKeys,
  project(before, event, { key, recorded }) {
    const detail = before ?? blank(key);
    if (event.type !== 'FilingSubmitted') return { ...detail, verdicts: [...detail.verdicts, verdictOf(event, recorded)] };
    const { submissionId, title, sections, figures } = event.data;
    const { occurredOn: on, actor: by } = recorded.metadata;
    return { ...detail, submissions: [...detail.submissions, { submissionId, on, by, title, sections, figures }] };
  },
};

function verdictOf(event: Exclude<DetailEvent, { type: 'FilingSubmitted' }>, { metadata }: EventContext['recorded']): Verdict {
  const accepted = event.type === 'FilingAccepted';
  const said = { accepted, reason: event.type === 'FilingAccepted' ? '' : event.data.reason };
  return { submissionId: event.data.submissionId, ...said, on: metadata.occurredOn, by: metadata.actor };
}

function blank(key: string): FilingDetail {
  const directive = directiveIn(key);
  return { id: key, directive, township: key.slice(directive.length + 1), submissions: [], verdicts: [] };
}
