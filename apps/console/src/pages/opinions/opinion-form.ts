import type { OpinionCard, OpinionContent } from '../../api/opinions';
import type { Schemas } from '../../api/client';

/** An opinion item as it is written. */
export type OpinionForm = Required<Omit<OpinionContent, 'source'>> & { source: NonNullable<OpinionContent['source']> | null };

export const OPINION_FIELDS = ['reporter', 'title', 'text', 'source'] as const;

export const formOf = (content: OpinionContent, reporter: string): OpinionForm => ({
  title: '',
  text: '',
  reporter,
  ...content,
  source: content.source ?? null,
});

/** What is handed in; undefined while something is missing. */
export function textOf(form: OpinionForm): Schemas['SubmitOpinion'] | undefined {
  const text = { ...form, title: form.title.trim(), text: form.text.trim() };
  return text.title !== '' && text.text !== '' && text.reporter !== '' ? text : undefined;
}

export const OPINION_SHELVES = ['drafts', 'open', 'decided'] as const;
export type OpinionShelf = (typeof OPINION_SHELVES)[number];

/** What waits for the county first; the latest before the earlier. */
export function shelvedOpinions(cards: readonly OpinionCard[]): Record<Exclude<OpinionShelf, 'drafts'>, OpinionCard[]> {
  const latest = cards.toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)));
  return {
    open: latest.filter(({ review }) => review === '' || review === 'OPEN'),
    decided: latest.filter(({ review }) => review === 'ADOPTED' || review === 'KEPT'),
  };
}

export const dayOf = ({ decidedOn, submittedOn }: OpinionCard): string => decidedOn || submittedOn;

export const LEVELS = ['COUNTY', 'CITY', 'PROVINCE', 'NATIONAL'] as const;

/** The highest level at which an item was used; undefined where it was not. */
export function highestLevel({ adoptions }: Pick<OpinionCard, 'adoptions'>): (typeof LEVELS)[number] | undefined {
  return LEVELS.findLast((level) => adoptions.some((adoption) => adoption.level === level));
}
