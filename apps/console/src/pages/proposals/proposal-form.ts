import type { ProposalCard, ProposalContent, ProposalText } from '../../api/proposals';

/** A proposal as it is written, with whom it is to be signed. */
export type ProposalForm = Required<Omit<ProposalContent, 'source'>> & { source: NonNullable<ProposalContent['source']> | null };

export const PROPOSAL_FIELDS = ['leadProposer', 'kind', 'title', 'facts', 'analysis', 'suggestions', 'coSigners', 'source'] as const;

/** What was written so far, with blanks for the rest; a first suggestion stands ready. */
export function formOf(content: ProposalContent, leadProposer: string, freshId: () => string): ProposalForm {
  const suggestions = content.suggestions?.length ? content.suggestions : [{ suggestionId: freshId(), text: '' }];
  return {
    kind: 'INTER_SESSION',
    title: '',
    facts: '',
    analysis: '',
    coSigners: [],
    leadProposer,
    ...content,
    suggestions,
    source: content.source ?? null,
  };
}

/** A text that was put to co-signers, to be written on. */
export function contentOf({ kind, title, facts, analysis, suggestions, source, leadProposer, invitations }: ProposalCard): ProposalContent {
  const coSigners = invitations.map(({ memberId, node }) => ({ memberId, node }));
  return { kind, title, facts, analysis, suggestions, source, leadProposer, coSigners };
}

/** What is handed in: nothing empty, and at least one suggestion; undefined while something is missing. */
export function textOf({ coSigners: _coSigners, ...form }: ProposalForm): ProposalText | undefined {
  const suggestions = form.suggestions
    .map(({ suggestionId, text }) => ({ suggestionId, text: text.trim() }))
    .filter(({ text }) => text !== '');
  const text = { ...form, title: form.title.trim(), facts: form.facts.trim(), analysis: form.analysis.trim(), suggestions };
  const written = [text.title, text.facts, text.analysis, text.leadProposer];
  return written.every((one) => one !== '') && suggestions.length > 0 ? text : undefined;
}

export type ProposalState = 'collecting' | 'sent' | 'review' | 'filed' | 'notFiled' | 'withdrawn';

/** Where a proposal stands, out of what township and county said of it. */
export function stateOf({ stage, review }: Pick<ProposalCard, 'stage' | 'review'>): ProposalState {
  const reviewed = {
    FILED: 'filed',
    NOT_FILED: 'notFiled',
    WITHDRAWN: 'withdrawn',
    OPEN: 'review',
    NUMBERING: 'review',
    '': undefined,
  } as const;
  const judged = reviewed[review];
  if (judged !== undefined) return judged;
  if (stage === 'WITHDRAWN') return 'withdrawn';
  return stage === 'SUBMITTED' ? 'sent' : 'collecting';
}

export const PROPOSAL_SHELVES = ['drafts', 'open', 'collecting', 'decided'] as const;
export type ProposalShelf = (typeof PROPOSAL_SHELVES)[number];

export function shelvedProposals(cards: readonly ProposalCard[]): Record<Exclude<ProposalShelf, 'drafts'>, ProposalCard[]> {
  const latest = cards.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)));
  const on = (...states: ProposalState[]): ProposalCard[] => latest.filter((card) => states.includes(stateOf(card)));
  return { open: on('sent', 'review'), collecting: on('collecting'), decided: on('filed', 'notFiled', 'withdrawn') };
}

/** The day of the last thing said of it. */
export const dayOf = ({ decidedOn, submittedOn, invitationDueOn }: ProposalCard): string => decidedOn || submittedOn || invitationDueOn;
