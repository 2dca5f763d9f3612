import { useI18n } from 'vue-i18n';
import { useNames } from '../../composables/use-names';

export interface PlanWords {
  whenName: (item: { quarter: number | null; month: number | null }) => string;
  quotaName: (name: string, count: number) => string;
  cadenceName: (cadence: { type: string; every: string; count: number }) => string;
  ruleName: (kind: string) => string;
  filingName: (kind: string) => string;
}

/** What plans promise, in words. */
export function usePlanWords(): PlanWords {
  const { t } = useI18n();
  const { codeName, typeName } = useNames();
  return {
    whenName: ({ quarter, month }) => {
      if (month !== null) return t('plan.inMonth', { month });
      return quarter === null ? t('plan.wholeYear') : t(`plan.quarter.${quarter}`);
    },
    quotaName: (name, count) => t('plan.quota', { name: codeName('quota', name), count }),
    cadenceName: ({ type, every, count }) => t('plan.cadence', { every: codeName('every', every), type: typeName(type), count }),
    ruleName: (kind) => codeName('rule', kind),
    filingName: (kind) => codeName('filing', kind),
  };
}
