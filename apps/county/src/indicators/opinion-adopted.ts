import type { AdoptionLevel } from '@tongxin/contracts';
import type { Label } from '@tongxin/runtime';
import type { Indicator } from './indicator.js';
import { contributionsOf, SECTOR, WORKS_READ } from './member-works.js';
import { member, type Member } from './member.js';

const LEVELS: Readonly<Record<AdoptionLevel, Label>> = {
  COUNTY: { zh: '县级采用', en: 'County' },
  CITY: { zh: '市级采用', en: 'City' },
  PROVINCE: { zh: '省级采用', en: 'Province' },
  NATIONAL: { zh: '全国采用', en: 'National' },
};

/** Uses of opinion items, by level. */
export const opinionAdopted: Indicator<Member> = {
  code: 'opinion.adopted',
  zh: '社情民意采用',
  en: 'Opinion items adopted',
  unit: 'count',
  definition: {
    zh: '期内社情民意信息被采用的次数，按采用级别分列，以采用日期为准；一条信息每采用一次计一次，计入反映人所在乡镇和当日界别。',
    en: 'Adoptions of opinion items in the period, by level, dated at the day of use; an item counts each time it is used, for the township and the sector of its reporter.',
  },
  version: 1,
  axes: { level: { zh: '采用级别', en: 'Level of adoption', values: LEVELS }, sector: SECTOR },
  entity: member,
  reads: WORKS_READ,
  contributions: (state) => contributionsOf(state, 'OPINION_ADOPTED'),
};
