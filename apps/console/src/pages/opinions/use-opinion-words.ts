import { useI18n } from 'vue-i18n';
import type { OpinionCard } from '../../api/opinions';
import type { RowTag } from '../../components/row-tag';
import { highestLevel } from './opinion-form';

/** Where an opinion item stands, in words. */
export function useOpinionWords(): { stateTag: (card: OpinionCard) => RowTag } {
  const { t } = useI18n();
  return {
    stateTag(card) {
      const level = highestLevel(card);
      if (level) return { text: t('opinion.state.ADOPTED', { level: t(`opinion.levels.${level}`) }), tone: 'good' };
      if (card.review === 'KEPT') return { text: t('opinion.state.KEPT'), tone: 'mute' };
      return { text: t(card.review === 'OPEN' ? 'opinion.state.OPEN' : 'opinion.state.SENT'), tone: 'care' };
    },
  };
}
