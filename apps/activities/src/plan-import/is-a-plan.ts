import type { PlanReading } from './plan-reading.js';

const PLANS = /计划|安排|要点|打算|方案|活动表|任务清单|工作思路/;
const OTHERS =
  /通知|纪要|记录|总结|讲话|发言|致辞|报告|简报|公告|通报|预算|决算|请示|名单|倡议|章程|细则|制度|简历|合同|小说|清单|新闻|消息|介绍|的(?:提案|建议|意见|函|决定|批复)$/m;
const COMMITTEE = /政协|委员/;

/** Says whether a text is a committee's plan: named as one or built as one, about its members, and with something to do in it. */
export function isAPlan(
  { titles, text, numbered }: { titles: readonly string[]; text: string; numbered: number },
  reading: PlanReading,
): boolean {
  const { items, cadences, quotas, filings } = reading;
  const found = items.length + cadences.length + Object.keys(quotas).length;
  if (!COMMITTEE.test(text) || found === 0) return false;
  const title = titles.join('\n');
  if (PLANS.test(title)) return !/通知|请示/.test(title) || found >= 2;
  if (OTHERS.test(title)) return false;
  return numbered >= 3 && found + filings.length >= 3 && looksAhead(text);
}

function looksAhead(text: string): boolean {
  const ahead = text.match(/将|计划|拟|要(?!求)|全年|组织委员|安排|确保|季度/g)?.length ?? 0;
  const back = text.match(/了|已|先后|累计|取得|一年来/g)?.length ?? 0;
  return ahead >= 2 && ahead > back;
}
