import { DEMAND_CATEGORIES } from '@tongxin/contracts';
import { NOTHING, type Indicator } from './indicator.js';
import { residentDemand, type ResidentDemand } from './resident-demand.js';

/** Of the demands received, how many are closed. */
export const demandClosed: Indicator<ResidentDemand> = {
  code: 'demand.closed',
  zh: '群众诉求办结率',
  en: 'Demands closed',
  unit: 'ratio',
  definition: {
    zh: '期内收到的群众诉求中已办结的件数÷期内收到的件数，按诉求类别分列，以收到日期为准；因撤回、重复、无法联系而结束的也算办结。只有件数，没有个人信息。',
    en:
      'Demands closed ÷ demands received, of those received in the period, by category, dated at the day of receipt; ' +
      'one that ended as withdrawn, double or unreachable is closed too. Counts only, nothing personal.',
  },
  version: 1,
  axes: { category: { zh: '诉求类别', en: 'Category of demand', values: DEMAND_CATEGORIES } },
  entity: residentDemand,
  reads: ['receivedOn', 'category', 'isClosed'],
  contributions({ receivedOn, category, isClosed }) {
    return receivedOn === null ? NOTHING : [{ axes: { category }, businessDate: receivedOn, numerator: isClosed ? 1 : 0, denominator: 1 }];
  },
};
