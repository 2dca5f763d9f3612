import { readNumber } from './numbers.js';

export interface Heading {
  year: number | null;
  committeeName: string | null;
}

const PLAN_WORD = '(?:工作|活动|协商|履职|政协)*(?:计划|安排|要点|打算|方案)';
const COMMITTEE =
  /(?<=^|[^\u4e00-\u9fa5]|年|区|县|市)([\u4e00-\u9fa5]{1,6}?(?:街道|镇|乡))(?:政协)?(?:工作委员会|工委|委员联络组|联络组|联络处|委员活动组|委员工作站|联络委|活动组)/g;
const NO_NAME = /乡镇|我[镇乡]|本[镇乡]|全[镇乡]|各[镇乡]|印发|关于|根据|中共|在/;

/** Reads the year a plan is for and whose it is, from its title and first lines. */
export function readHeading(titles: readonly string[], text: string): Heading {
  const title = titles.join('\n');
  return { year: yearOf(title) ?? yearOf(text.slice(0, 600)), committeeName: committeeIn(title) ?? townIn(title) ?? committeeIn(text) };
}

function yearOf(text: string): number | null {
  const years = [...text.matchAll(new RegExp(`(20\\d\\d|二[〇○零0][一二三四五六七八九〇○零0]{2})年?(?:度)?(?=(.{0,24}))`, 'g'))];
  const planned = years.find(([, , after = '']) => new RegExp(`^(?:(?!20\\d\\d|二〇).){0,20}?${PLAN_WORD}`).test(after));
  const year = (planned ?? years[0])?.[1];
  return year === undefined ? null : toYear(year);
}

function toYear(text: string): number {
  return /^\d+$/.test(text)
    ? Number(text)
    : [...text].reduce((year, letter) => year * 10 + (/[〇○零0]/.test(letter) ? 0 : readNumber(letter)), 0);
}

function committeeIn(text: string): string | null {
  return [...text.matchAll(COMMITTEE)].map(([name]) => name).find((name) => !NO_NAME.test(name)) ?? null;
}

function townIn(title: string): string | null {
  const name = /([\u4e00-\u9fa5]{2,6}(?:街道|镇|乡))(?=.{0,6}政协|20\d\d)/.exec(title)?.[1];
  return name !== undefined && !NO_NAME.test(name) ? name : null;
}
