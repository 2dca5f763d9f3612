import type { View } from '@tongxin/eventing';
import type { DirectiveCard } from './directive-card.js';
import type { FilingCard } from './filing-card.js';
import { directiveIn, FILING_STATE_EVENTS, filingAfter, filingKeys, type FilingStateEvent } from './filing-state.js';

/** Directives with the state of each township; what came of one that is not known here yet waits in the same document. */
export const directiveList: View<DirectiveCard, FilingStateEvent> = {
  name: 'directive-list',
  version: 1,
  events: FILING_STATE_EVENTS,
  indexes: ['kind', 'period', 'dueOn', 'issuedOn', 'county'],
  keys: (event, context) => (event.type === 'DirectiveIssued' ? [context.id] : filingKeys(event, context).map(directiveIn)),
  project(card, event, context) {
    const filings = new Map((card?.filings ?? []).map((filing) => [filing.id, filing]));
    for (const key of filingKeys(event, context)) filings.set(key, filingAfter(filings.get(key), event, { ...context, key }));
    const asked = event.type === 'DirectiveIssued' ? issued(event, context) : (card ?? unknown(context.key));
    return { ...asked, ...sorted([...filings.values()]) };
  },
};

type Issued = Extract<FilingStateEvent, { type: 'DirectiveIssued' }>;
type Asked = Omit<DirectiveCard, 'filings' | 'open'>;

function issued(event: Issued, { id, stream, node, recorded }: Parameters<typeof directiveList.project>[2]): Asked {
  const { kind, title, text, period, dueOn, remindOn, to } = event.data;
  return { id, stream, county: node, kind, title, text, period, issuedOn: recorded.metadata.occurredOn, dueOn, remindOn, to };
}

function unknown(id: string): Asked {
  const nothing = { stream: '', county: '', title: '', text: '', period: '', issuedOn: '', dueOn: '', remindOn: '' };
  return { id, kind: 'other', ...nothing, to: [] };
}

function sorted(filings: readonly FilingCard[]): Pick<DirectiveCard, 'filings' | 'open'> {
  return {
    filings: filings.toSorted((a, b) => (a.township < b.township ? -1 : 1)),
    open: filings.filter(({ status }) => status === 'AWAITED' || status === 'RETURNED').length,
  };
}
