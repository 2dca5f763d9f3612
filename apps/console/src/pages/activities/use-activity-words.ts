import { useI18n } from 'vue-i18n';
import { useNames } from '../../composables/use-names';
import type { ActivityEntry } from './activity-entry';

export interface ActivityWords {
  /** A field of an activity, and what stands in it. */
  fieldName: (key: keyof ActivityEntry) => string;
  fieldText: (key: keyof ActivityEntry, value: ActivityEntry[keyof ActivityEntry]) => string;
}

/** What an activity says of itself, in words. */
export function useActivityWords(): ActivityWords {
  const { t } = useI18n();
  const { codeName, typeName } = useNames();
  return {
    fieldName: (key) => codeName('field', key),
    fieldText: (key, value) => {
      if (key === 'type') return typeName(value as string);
      if (key === 'plan')
        return value ? t('activity.fromPlan', { year: (value as NonNullable<ActivityEntry['plan']>).year }) : t('activity.noPlanItem');
      if (Array.isArray(value)) return value.join(t('punctuation.list'));
      return typeof value === 'string' ? value : '';
    },
  };
}
