import type { FilingCard, FilingContent, FilingDraft } from '../../api/filings';
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

/** Due and not handed in on a day. */
export const isOverdue = ({ status, firstOn, dueOn }: FilingCard, today: string): boolean =>
  status === 'AWAITED' && firstOn === '' && dueOn < today;
