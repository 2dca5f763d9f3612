import type { DirectiveCard, FilingCard, FilingContent, FilingDraft } from '../../api/filings';
import type { RowTag } from '../../components/row-tag';

/** A filing as a clerk edits it: its title, and the text of each section under the section's code. */
export type FilingForm = Record<string, string>;

export const TITLE = 'title';

export function formOf({ title, sections }: FilingContent): FilingForm {
  return { [TITLE]: title, ...Object.fromEntries(sections.map(({ code, text }) => [code, text])) };
}

/** The edited texts under the headings they were drafted with, and the figures as the ledger had them: they are nobody's to type. */
export function contentOf(form: FilingForm, { sections, figures }: FilingDraft): FilingContent {
  return { title: form[TITLE] ?? '', sections: sections.map((section) => ({ ...section, text: form[section.code] ?? '' })), figures };
}

export const TONES: Record<FilingCard['status'], RowTag['tone']> = { AWAITED: 'care', SUBMITTED: '', RETURNED: 'bad', ACCEPTED: 'good' };

/** How many townships have yet to hand in, for the first time or again, and how many filings wait to be read. */
export function standingOf({ to, filings }: Pick<DirectiveCard, 'to' | 'filings'>): { open: number; unread: number } {
  const unread = filings.filter(({ status }) => status === 'SUBMITTED').length;
  const accepted = filings.filter(({ status }) => status === 'ACCEPTED').length;
  return { open: to.length - unread - accepted, unread };
}

/** Due and not handed in on a day. */
export const isOverdue = ({ status, firstOn, dueOn }: FilingCard, today: string): boolean =>
  status === 'AWAITED' && firstOn === '' && dueOn < today;
