import type { ActivityType } from '@tongxin/contracts';
import { readCounts, type Count } from './counts.js';
import type { Planned } from './planned.js';
import type { Mention } from './mention.js';

const UNITS: Partial<Record<ActivityType, string>> = {
  FIELD_SURVEY: '次场轮项个篇',
  INSPECTION: '次场轮批项',
  PROPOSAL_WORK: '件篇份条',
  OPINION_WORK: '条篇期件份',
  PUBLICITY: '篇条次场期件',
  MEMBERS_HOME: '个家',
  MEETING: '次场个',
};

/** The nearest number in the clause with a unit that fits; else one that opens the next clause (…活动，不少于6次). */
export function countOf(mention: Mention, planned: Planned): Count | undefined {
  const units = UNITS[mention.type] ?? '次场期轮批';
  const fits = ({ unit }: Count): boolean => units.includes(unit.charAt(0)) && unit !== '人次';
  const near = readCounts(mention.clause.text).filter((count) => fits(count) && !isOfPlaces(count, mention.clause.text));
  const at = mention.start - mention.clause.start;
  const own = near.sort((a, b) => distance(a, at) - distance(b, at))[0];
  if (own) return own;
  const others = clausesOfOthers(mention, planned);
  return (
    planned.clauses
      .filter(({ index }) => index > mention.clause.index && index <= mention.clause.index + 2 && !others.has(index))
      .flatMap(({ text }) => readCounts(text).filter((count) => fits(count) && isAboutTheSame(mention, text, count)))[0] ??
    coursesBefore(mention, planned)
  );
}

/** 到6个社区开展调研 goes to six places once. */
const isOfPlaces = ({ end }: Count, text: string): boolean =>
  /^(?:行政)?(?:社区|村|单位|企业|部门|学校|站所|乡镇|小区|小组|界别)/.test(text.slice(end));

/** …活动，全年不少于6次; …开展调研，撰写调研报告2篇 */
const isAboutTheSame = ({ type }: Mention, text: string, count: Count): boolean =>
  /^[\s]*(?:全年|年内|每年|共|计划|总计)?\s*$/.test(text.slice(0, count.start)) ||
  (type === 'FIELD_SURVEY' && /报告/.test(text)) ||
  (type === 'PUBLICITY' && /推送|信息|稿/.test(text));

/** 选取…2个课题，…开展调研 */
function coursesBefore({ type, clause }: Mention, { clauses }: Planned): Count | undefined {
  if (type !== 'FIELD_SURVEY') return undefined;
  return clauses
    .filter(({ index, text }) => index < clause.index && /个(?:重点)?课题/.test(text))
    .flatMap(({ text }) => readCounts(text).filter(({ unit }) => unit === '个'))[0];
}

const distance = ({ start, end }: Count, at: number): number => (start >= at ? start - at : (at - end) * 2);

export function shareOf(count: Count | undefined, parts: number): number {
  if (!count) return 1;
  return parts > 1 && !count.each && count.value % parts === 0 ? count.value / parts : count.value;
}

/** The clauses that plan other activities of the sentence. */
export function clausesOfOthers(mention: Mention, { mentions }: Planned): ReadonlySet<number> {
  return new Set(mentions.filter(({ clause }) => clause.index !== mention.clause.index).map(({ clause }) => clause.index));
}
