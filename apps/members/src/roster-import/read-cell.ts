import { isDay } from '@tongxin/calendar';

/** A value, or the stable code of what is wrong with the cell. */
export type Reading<T> = { value: T } | { code: RosterErrorCode };

export const ROSTER_ERRORS = {
  'roster.no-heading': { zh: '没有找到表头：需要有“委员证号”“姓名”“界别”“委员活动组”等列', en: 'No heading row was found' },
  'roster.column-missing': { zh: '缺少这一列', en: 'This column is missing' },
  'roster.column-twice': { zh: '这一列出现了两次', en: 'This column stands twice' },
  'roster.empty': { zh: '不能为空', en: 'May not be empty' },
  'roster.too-long': { zh: '太长', en: 'Too long' },
  'roster.number-malformed': {
    zh: '委员证号只能有文字、数字和短横，最多32个字',
    en: 'A member number has letters, digits and dashes only, 32 at most',
  },
  'roster.number-twice': { zh: '委员证号在表中出现了两次', en: 'This number stands twice in the roster' },
  'roster.group-unknown': { zh: '没有这个委员活动组（乡镇、街道）', en: 'No such group' },
  'roster.committees-too-many': { zh: '专委会最多两个', en: 'Two special committees at most' },
  'roster.neither-yes-nor-no': { zh: '只能填“是”或“否”', en: 'Neither yes nor no' },
  'roster.term-malformed': { zh: '届次应是1到99的数', en: 'A term is a number from 1 to 99' },
  'roster.term-unknown': { zh: '名册没有写届次，系统中也还没有开始任何一届', en: 'The roster names no term, and none was opened before' },
  'roster.day-malformed': { zh: '日期应写作2022-01-10或2022年1月10日', en: 'A day is written 2022-01-10' },
  'roster.personal': {
    zh: '这里像是身份证号或手机号码，名册不保存这些',
    en: 'This looks like an ID or phone number, which the register never holds',
  },
} as const;
export type RosterErrorCode = keyof typeof ROSTER_ERRORS;

const idOrMobile = /(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9})(?!\d)/;

/** Full-width letters and signs made plain. */
export function narrow(text: string): string {
  return text.normalize('NFKC');
}

export function looksPersonal(text: string): boolean {
  return idOrMobile.test(narrow(text).replaceAll(/[\s-]/g, ''));
}

export function readText(text: string, longest: number, { mayBeEmpty = false } = {}): Reading<string> {
  if (looksPersonal(text)) return { code: 'roster.personal' };
  if (text === '' && !mayBeEmpty) return { code: 'roster.empty' };
  return text.length > longest ? { code: 'roster.too-long' } : { value: text };
}

export function readNumber(text: string): Reading<string> {
  if (text === '') return { code: 'roster.empty' };
  if (looksPersonal(text)) return { code: 'roster.personal' };
  const number = narrow(text);
  return /^[\p{L}\p{N}-]{1,32}$/u.test(number) ? { value: number } : { code: 'roster.number-malformed' };
}

export function readCommittees(text: string): Reading<string[]> {
  const names = [...new Set(text.split(/[、,，;；/\s]+/).filter((name) => name !== '' && !isNone(name)))];
  if (names.length > 2) return { code: 'roster.committees-too-many' };
  return names.some((name) => name.length > 40) ? { code: 'roster.too-long' } : { value: names };
}

/** 无党派 is a political standing of its own and stays; 群众 and none are no party. */
export function readParty(text: string): Reading<string | null> {
  if (text === '' || text === '群众' || isNone(text)) return { value: null };
  return readText(text, 40);
}

export function readStanding(text: string): Reading<boolean> {
  if (/^(是|√|✓|y|yes|1|常委|主席|副主席|秘书长|常务委员)$/i.test(narrow(text))) return { value: true };
  return text === '' || /^(否|不是|×|x|n|no|0|委员)$/i.test(narrow(text)) || isNone(text)
    ? { value: false }
    : { code: 'roster.neither-yes-nor-no' };
}

const digits = '零一二三四五六七八九';

/** 12, 第12届, 十二届. */
export function readTerm(text: string): Reading<number | null> {
  if (text === '') return { value: null };
  const words = narrow(text).replaceAll(/第|届|政协/g, '');
  const [, tens, ones] = /^([二三四五六七八九]?)十([一二三四五六七八九]?)$/.exec(words) ?? [];
  const chinese = tens === undefined ? digits.indexOf(words) : (tens ? digits.indexOf(tens) : 1) * 10 + (ones ? digits.indexOf(ones) : 0);
  const term = /^\d{1,2}$/.test(words) ? Number(words) : chinese;
  return term >= 1 ? { value: term } : { code: 'roster.term-malformed' };
}

export function readDay(text: string): Reading<string | null> {
  if (text === '') return { value: null };
  const [, year, month, day] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:T00:00:00.*)?$/.exec(narrow(text)) ?? [];
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDay(written) ? { value: written } : { code: 'roster.day-malformed' };
}

function isNone(text: string): boolean {
  return /^(无|没有|-+|—+|\/)$/.test(narrow(text));
}
