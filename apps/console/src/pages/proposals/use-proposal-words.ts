import { useI18n } from 'vue-i18n';
import type { ProposalCard } from '../../api/proposals';
import type { RowTag } from '../../components/row-tag';
import type { People } from '../../composables/use-people';
import { stateOf, type ProposalForm, type ProposalState } from './proposal-form';

export interface ProposalWords {
  stateTag: (card: ProposalCard) => RowTag;
  fieldName: (key: keyof ProposalForm) => string;
  fieldText: (key: keyof ProposalForm, value: ProposalForm[keyof ProposalForm]) => string;
}

const TONES: Record<ProposalState, RowTag['tone']> = {
  collecting: '',
  sent: 'mute',
  review: 'care',
  filed: 'good',
  notFiled: 'bad',
  withdrawn: 'mute',
};

/** A proposal in words. */
export function useProposalWords({ memberName }: Pick<People, 'memberName'>): ProposalWords {
  const { t } = useI18n();
  const texts: Partial<Record<keyof ProposalForm, (value: never) => string>> = {
    kind: (kind: string) => t(`proposal.kinds.${kind}`),
    leadProposer: memberName,
    suggestions: (all: ProposalForm['suggestions']) => all.map(({ text }, index) => `${index + 1}. ${text}`).join('\n'),
    coSigners: (all: ProposalForm['coSigners']) => all.map(({ memberId }) => memberName(memberId)).join(t('punctuation.list')),
    source: (source: ProposalForm['source']) => (source ? t('draft.fromFinding') : ''),
  };
  return {
    stateTag: (card) => {
      const state = stateOf(card);
      return { text: t(`proposal.state.${state}`, { number: card.number }), tone: TONES[state] ?? '' };
    },
    fieldName: (key) => t(`proposal.fields.${key}`),
    fieldText: (key, value) => texts[key]?.(value as never) ?? (typeof value === 'string' ? value : ''),
  };
}
