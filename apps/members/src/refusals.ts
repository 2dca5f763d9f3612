import type { Label } from '@tongxin/runtime';

/** Texts of what committees and members refuse. */
export const refusals: Readonly<Record<string, Label>> = {
  'committee.code-unknown': { zh: '“{code}”不是县或乡镇街道的行政区划代码。', en: '“{code}” is no division code of a county or township.' },
  'committee.already-established': { zh: '这个代码下已有“{name}”。', en: '“{name}” stands under this code already.' },
  'committee.not-established': { zh: '还没有登记这个委员会。', en: 'This committee is not established yet.' },
  'committee.term-out-of-turn': { zh: '下一届应是第{next}届。', en: 'The next term is number {next}.' },
  'committee.term-before-last': { zh: '新一届的开始日期应晚于{from}。', en: 'A new term begins after {from}.' },
  'committee.term-not-current': { zh: '本届是第{term}届。', en: 'The current term is number {term}.' },
  'committee.session-out-of-turn': { zh: '下一次会议应是第{next}次。', en: 'The next session is number {next}.' },
  'committee.session-before-last': { zh: '会议日期不应早于{from}。', en: 'A session does not begin before {from}.' },
  'member.number-malformed': {
    zh: '委员证号“{number}”只能有文字、数字和短横，最多32个字。',
    en: 'The member number “{number}” may have letters, digits and dashes only, 32 at most.',
  },
  'member.already-admitted': { zh: '委员证号“{number}”已有在任委员。', en: 'A member in office has the number “{number}”.' },
  'member.not-in-office': { zh: '这位委员不在任。', en: 'This member is not in office.' },
  'member.day-to-come': { zh: '{on}还没有到。', en: '{on} is yet to come.' },
  'member.day-before': { zh: '日期不应早于{on}。', en: 'The day may not be before {on}.' },
  'roster-import.has-errors': { zh: '名册有{count}处错误，没有记录任何内容。', en: 'The roster has {count} errors; nothing was recorded.' },
  'member.term-past': { zh: '委员已任第{term}届。', en: 'The member is in term {term} already.' },
};
