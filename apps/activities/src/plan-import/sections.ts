import type { Line } from './lines.js';

/** What a passage is for: only `work` speaks of things to hold; the others are looked at with suspicion or not at all. */
export type SectionKind = 'work' | 'principle' | 'past' | 'budget' | 'safeguard';

const PAST_TITLE =
  /(?:(?:回顾|总结|小结)[）)]?[^提会部]{0,4}$|回顾|(?:存在|主要)的?(?:问题|不足|困难)|问题与不足|主要成效|工作成效|完成情况|开展情况|取得的?成绩)/;
const KINDS: readonly [SectionKind, RegExp][] = [
  ['budget', /(?:经费|预算)/],
  ['principle', /^(?:指导思想|总体要求|总体思路|总体目标|基本原则|工作原则|工作目标|基本思路|目标要求)/],
  ['safeguard', /^(?:保障措施|组织保障|组织领导|保障机制|加强(?:组织)?领导)/],
];
const AHEAD = /计划|打算|安排|要点|部署|下一步|思路/;

/** Says what kind of section each line stands in, from the headings above it. */
export function sectionsOf(lines: readonly Line[]): SectionKind[] {
  const own = lines.map((line) => (line.hasChildren ? kindOfHeading(line.text) : 'work'));
  return lines.map((line) => {
    const above = [...line.parents, line.index].map((index) => own[index] ?? 'work');
    return above.find((kind) => kind !== 'work') ?? 'work';
  });
}

function kindOfHeading(text: string): SectionKind {
  if (text.length > 30) return 'work';
  if (PAST_TITLE.test(text) && !AHEAD.test(text)) return 'past';
  return KINDS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'work';
}
