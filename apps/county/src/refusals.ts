import type { Label } from '@tongxin/runtime';

/** Texts of what the county's reports refuse. */
export const refusals: Readonly<Record<string, Label>> = {
  'report.period-not-found': {
    zh: '没有“{code}”这个报告期，请写作 2023、2023-H1、2023-Q3 或 2023-06。',
    en: 'There is no period “{code}”; write 2023, 2023-H1, 2023-Q3 or 2023-06.',
  },
  'report.as-of-unreadable': {
    zh: '无法识别时点“{asOf}”，请写日期（2023-06-30）或带时区的时刻。',
    en: 'The moment “{asOf}” cannot be read; write a day (2023-06-30) or an instant with its time zone.',
  },
  'report.indicator-not-found': { zh: '没有“{code}”这项指标。', en: 'There is no indicator “{code}”.' },
  'report.cursor-invalid': {
    zh: '翻页标记不属于这次查询，请从第一页开始。',
    en: 'The cursor belongs to another query; begin at the first page.',
  },
  'report.comparison-off': {
    zh: '县政协没有开启乡镇对比，这里不作对比。',
    en: 'The county has not turned comparison of townships on; nothing is compared here.',
  },
  'report.event-not-found': {
    zh: '没有这条记录，或报告数字不涉及它。',
    en: 'There is no such event, or no figure is made of it.',
  },
};
