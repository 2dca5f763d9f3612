import { NUMBER, readNumber } from './numbers.js';

export interface Count {
  value: number;
  unit: string;
  /** 各一次: the number holds for each of what was named. */
  each: boolean;
  start: number;
  end: number;
}

const COUNT = new RegExp(
  String.raw`(各)?(?:协商|视察|调研|学习|活动|评议|监督)?(?:不少于|不低于|至少|力争)?\s*(?:进行|开展|组织|召开)?(?<![第届\d.—-])(${NUMBER})(?:\s*[-—~～至到]\s*${NUMBER})?\s*(?:余|多)?\s*(人次|次|场|期|件|篇|条|份|个|户|名|轮|批|项|家|本)(?![会届]|以会)`,
  'g',
);
const ORDINAL = /(第|届)\s*$/;

/** Finds 一次, 两件, 2-3次, 不少于4次, 至少一次; of a range the lower end, which is what the plan promises. */
export function readCounts(text: string): Count[] {
  return [...text.matchAll(COUNT)].filter((match) => isCount(text, match)).map(toCount);
}

function isCount(text: string, match: RegExpExecArray): boolean {
  if (ORDINAL.test(text.slice(0, match.index))) return false;
  return (
    !/^(?:会议|全会|全体会议)/.test(text.slice(match.index + match[0].length)) ||
    !/(?:届|政协|人大)[^，。]{0,4}$/.test(text.slice(0, match.index))
  );
}

function toCount(match: RegExpExecArray): Count {
  const [whole, each, number = '', unit = ''] = match;
  return { value: readNumber(number), unit, each: each !== undefined, start: match.index, end: match.index + whole.length };
}
