import { useI18n } from 'vue-i18n';
import { useNames } from '../../composables/use-names';
import type { PlanItemForm, When } from './plan-item-form';

export interface PlanWords {
  whenName: (item: { quarter: number | null; month: number | null }) => string;
  quotaName: (name: string, count: number) => string;
  cadenceName: (cadence: { type: string; every: string; count: number }) => string;
  ruleName: (kind: string) => string;
  filingName: (kind: string) => string;
  /** A field of a plan item, and what stands in it. */
  fieldName: (key: keyof PlanItemForm) => string;
  fieldText: (key: keyof PlanItemForm, value: PlanItemForm[keyof PlanItemForm]) => string;
}

/** What plans promise, in words. */
export function usePlanWords(): PlanWords {
  const { t } = useI18n();
  const { codeName, typeName } = useNames();
  const whenName: PlanWords['whenName'] = ({ quarter, month }) => {
    if (month !== null) return t('plan.inMonth', { month });
    return quarter === null ? t('plan.wholeYear') : t(`plan.quarter.${quarter}`);
  };
  return {
    whenName,
    fieldName: (key) => t(`plan.fields.${key}`),
    fieldText: (key, value) => {
      if (key === 'type') return typeName(value as string);
      if (Array.isArray(value)) return value.join(t('punctuation.list'));
      if (key === 'when') return [whenName(value as When), (value as When).dueOn ?? ''].join(' ').trim();
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
    },
    quotaName: (name, count) => t('plan.quota', { name: codeName('quota', name), count }),
    cadenceName: ({ type, every, count }) => t('plan.cadence', { every: codeName('every', every), type: typeName(type), count }),
    ruleName: (kind) => codeName('rule', kind),
    filingName: (kind) => codeName('filing', kind),
  };
}
