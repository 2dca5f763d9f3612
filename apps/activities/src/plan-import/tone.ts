import type { ActivityType } from '@tongxin/contracts';
import type { Strength } from './activity-triggers.js';
import type { Clause } from './clauses.js';

export interface Held {
  scan: string;
  clauses: readonly Clause[];
  clause: Clause;
  type: ActivityType;
  /** The sentence or what stands above it says when. */
  dated: boolean;
  strength: Strength;
  start: number;
  end: number;
}

const HOLD =
  /(?<!政协|党|基层|社会|合作|各级)组织|开展|举办|举行|召开|开好|安排|进行|参加|参与|出席|列席|赴|到(?!位|达|底)|邀请|实施|启动|撰写|制定|制订|明确|编印|编发|编写|编辑|报送|上报|征集|收集|搞好|抓好|办好|做好|选派|协助|配合|联合|会同|承办|评选|督办|鼓励|引导|发动|动员|形成|提交|完善|规范|打造|新建|建设|建立|建好|建成|创建|升级|用好|挂牌|定期|集中|每[月季周年]|印发|深入(?=[^，,]{0,8}(?:基层|农村|社区|村|企业|一线|实地|乡))|与[^，,]{1,12}(?:开展|进行)|发表|刊发|投稿|发稿|听取|听|讲|聘请|设立|成立|观看|走访|争取|力争|完成|助力|落实|积极推[动进](?=招商|[^，,]{0,6}协商)/g;
/** Verbs that state an aim; what follows them is not held. */
export const AIM =
  /提高|提升|增强|加强|强化|深化|推动|推进|促进|发挥|营造|坚持|确保|保障|健全|丰富|拓展|拓宽|创新|注重|突出|重视|围绕|贯彻|弘扬|激发|凝聚|加大|探索|通过|为[^，,]{0,12}(?:提供|创造|奠定|作出|做出)|高举|牢牢|自觉|把握|履行|认真履行|增进|抓(?!好)|扩大|实现|树立|助推|(?<=^\s*|、)服务/g;
const FORM = /(?:通过|采取|采用|以|运用|利用|依托|借助|结合)[^，,]*(?:形式|方式|途径|渠道|手段|载体|方法|机会|契机)/;
const DEFINITION = /是[^，,]*(?:重要|主要|基本|阵地|平台|渠道|窗口|基础|前提|关键|途径|纽带|职责|任务|力量)/;
const FOR_OTHERS =
  /^[\s]*(?:为|给)[^，,]*(?:提供|创造|奠定|作出|做出|服务|支持)|支持[^，,]*开展|创造[^，,]*条件|^(?:请)?各(?:村|单位|部门|站所|位|级)|结合起来|相结合|纳入|把[^，,]*(?:摆|作为|放在|挺|贯穿)|有(?:计划|记录|考评|检查|总结|内容)|^\s*每次|^\s*请[^，,]*(?:通报|汇报|介绍)/;
const BUDGET = /经费|预算|万元|费用|列支|报销|补助|补贴|\d\s*元/;
const PAST =
  /(?:先后|累计|共(?:组织|开展|召开|提交|慰问|举办|报送)|一年来|已(?:经)?(?=[组开举召完形取])|取得了|得到了|完成了|(?:走访|慰问|视察|调研|召开|开展|组织|举办|参加|看望|听取|察看)了|来到|形成了|提出了|获得?了?[^，,]{0,8}批示)/;
const SLOGAN =
  /^[^，,]{0,6}(?:高举|牢牢把握|始终坚持|坚持以|深刻领会|全面贯彻|深入贯彻|全面落实|紧密团结|不忘初心|以[^，,]{2,40}(?:为指导|为统领|为主题|为核心指导|为主线|为契机))|政治协商、民主监督|民主监督、参政议政|^(?!.*(?:组织|开展|召开|举办)).*学习(?:宣传)?贯彻/;
const SCOPE = /^(?:说明|备注|注)[:：]|总(?:体)?(?:要求|思路)|指导思想|[“"]?(?:四个意识|四个自信|两个维护|两个确立|四个全面)/;
const SYSTEM_WORDS =
  '(?:制度|机制|体系|档案|规则|规程|办法|积极性|实效|质量|成效|成果|水平|能力|素质|传统|氛围|力度|意识|效果|职能|工作者|型)';
/** 学习制度, 培训机制: how things are ordered, not something to hold; an act such as 视察 may have such a word in its object. */
const SYSTEM: Readonly<Record<Strength, RegExp>> = {
  noun: new RegExp(`^(?:内容|目标)|^(?:等)?[^，,]{0,8}${SYSTEM_WORDS}`),
  event: new RegExp(`^(?:内容|目标)|^(?:等)?[^，,]{0,4}${SYSTEM_WORDS}`),
  act: new RegExp(`^(?:内容|目标)|^(?:等)?${SYSTEM_WORDS}`),
};

/** Says whether a sentence can plan anything at all: not told in the past, no oath, not about other people's duties. */
export function isPlanning(scan: string): boolean {
  if (PAST.test(scan) && !/(?:将|拟|计划|打算|要)(?!求)/.test(scan)) return false;
  return !SCOPE.test(scan);
}

/** Says whether the words at this place plan something to hold. */
export function isHeld(held: Held): boolean {
  if (PASSED_OVER.some((pattern) => pattern.test(held.clause.text))) return false;
  if ([isForm, isListOfForms, isWished, isLearned, isInTitle].some((rule) => rule(held))) return false;
  const { before, after } = around(held);
  if (held.type !== 'CONSOLATION_VISIT' && SYSTEM[held.strength].test(after)) return isPlaceSetUp(held);
  switch (lastVerb(before, held)) {
    case 'hold':
      return true;
    case 'aim':
      return held.strength === 'event' && (hasCount(held) || held.clause.text.includes('通过'));
    case null:
      return standsAlone(held);
  }
}

const PASSED_OVER = [DEFINITION, FOR_OTHERS, BUDGET, SLOGAN];

const around = ({ clause, start, end }: Held): { before: string; after: string } => ({
  before: clause.text.slice(0, start - clause.start),
  after: clause.text.slice(end - clause.start),
});

/** 采取座谈会等形式…: up to 形式 a clause names forms; what follows may be held. */
function isForm({ clause, start }: Held): boolean {
  const form = FORM.exec(clause.text);
  return form !== null && start - clause.start < form.index + form[0].length;
}

const WISHES: ReadonlySet<ActivityType> = new Set(['STUDY', 'OPINION_WORK', 'MEMBER_ACTIVITY', 'PROPOSAL_WORK']);

/** 鼓励委员加强自学 and 积极参加活动 wish; they hold nothing. */
function isWished({ type, clause, scan, end }: Held): boolean {
  if (type === 'MEMBER_ACTIVITY' && !/组织|开展|举办|安排|制[定订]|明确|日|月/.test(clause.text)) return true;
  if (/PROPOSAL|OPINION/.test(type) && /评选|表彰|奖/.test(clause.text)) return true;
  return WISHES.has(type) && /鼓励|引导|倡导|动员|力争|争取/.test(scan.slice(0, end)) && !hasNumber(clause.text);
}

const LEARNERS: ReadonlySet<ActivityType> = new Set(['STUDY', 'TRAINING', 'EXCHANGE_VISIT', 'PUBLICITY']);

/** 学习基层协商经验 is about experience, not a consultation. */
function isLearned({ type, clause, end }: Held): boolean {
  return !LEARNERS.has(type) && /^[^，,、]{0,6}(?:经验|做法|模式|理论|知识|文件|条例)/.test(clause.text.slice(end - clause.start));
}

/** Words inside a 《title》 plan nothing, unless it is a bulletin to be issued. */
function isInTitle({ type, scan, start }: Held): boolean {
  const opened = scan.lastIndexOf('《', start);
  return opened >= 0 && scan.lastIndexOf('》', start) < opened && type !== 'OPINION_WORK' && type !== 'PUBLICITY';
}

/** 规范委员之家各项制度 sets the place up all the same. */
const isPlaceSetUp = ({ type, clause }: Held): boolean => type === 'MEMBERS_HOME' && /完善|规范|建|打造|升级/.test(clause.text);

const hasCount = ({ clause }: Held): boolean => /[\d一二两三四五六七八九十]\s*(?:次|场|期|轮)/.test(clause.text);

/** 学习、视察、调研等活动形式 lists forms; nothing of it is planned by itself. */
function isListOfForms({ clause, strength, start, end }: Held): boolean {
  const before = clause.text.slice(0, start - clause.start);
  const after = clause.text.slice(end - clause.start);
  if (hasNumber(clause.text)) return false;
  if (/[、及和]$/.test(before) && /^[^、，,]{0,6}等/.test(after)) return true;
  if (strength === 'event') return false;
  return /^(?:、|及|和)[^，,]{1,24}等(?:多种|各种|各项|形式|活动|方式|职能|制度|内容)/.test(after);
}

const hasNumber = (text: string): boolean => /[\d一二两三四五六七八九十]\s*(?:次|场|期|轮|件|条)/.test(text);

function lastVerb(before: string, { start, end, scan }: Held): 'hold' | 'aim' | null {
  const told = before.replace(/(?:能力|素质|水平|本领|质量)(?:提升|提高)$/, '').replace(/(?:关于|[，,]就|^\s*就)[^，,]*$/, '');
  const hold = lastEnd(before, HOLD);
  const aim = lastEnd(told, AIM);
  const self = scan.slice(start, end).search(HOLD) >= 0;
  if (hold < 0 && aim < 0) return self ? 'hold' : null;
  return hold >= aim || self ? 'hold' : 'aim';
}

function lastEnd(text: string, pattern: RegExp): number {
  const last = [...text.matchAll(pattern)].at(-1);
  return last ? last.index + last[0].length : -1;
}

/** Without a verb before it: an event stands for itself, an act needs an object, a noun a count or the verb of the clause before. */
function standsAlone(held: Held): boolean {
  if (held.strength === 'event' || isCounted(held) || carriesOn(held) || isWholeClause(held) || isCell(held)) return true;
  return held.strength === 'act' ? actsOn(held) : isNamed(held);
}

/** 停车难问题专题调研 in a cell of a table is the name of what is held. */
const isCell = (held: Held): boolean => held.dated && /[\t|｜]/.test(held.scan) && around(held).after.trim() === '';

function isWholeClause(held: Held): boolean {
  const { before, after } = around(held);
  return after.trim() === '' && WHEN_ONLY.test(before.trim());
}

function actsOn(held: Held): boolean {
  const { before, after } = around(held);
  return isObject(after.trim()) || /[对向就]|关于/.test(before);
}

function isNamed(held: Held): boolean {
  const { before, after } = around(held);
  return isObject(after.trim()) && before.trim().length <= 4 && !/[对就把将为以于]$|围绕$/.test(before) && isStated(held);
}

const WHEN_ONLY = /^(?:[年月季上下半初终底中旬份全一二三四五六七八九十\d]|召|本|会)*$/;

/** 学习政协章程 alone is an oath; with a time or a number it is planned. */
const isStated = ({ type, dated, clause }: Held): boolean => type !== 'STUDY' || dated || hasNumber(clause.text);

function isCounted(held: Held): boolean {
  const { before, after } = around(held);
  return hasNumber(after) || /^.{0,4}[\d一二两三]\s*(?:次|场|期)/.test(before);
}

const isObject = (after: string): boolean => after.length >= 3 && !/^(?:工作|活动)?[，,、]?(?:提高|提升|服务|促进|推动|，)/.test(after);

function carriesOn({ clause, clauses }: Held): boolean {
  const before = clauses[clause.index - 1];
  return before !== undefined && /(?:组织|安排|邀请|选派|发动)[^，,]*(?:委员|人士|代表|干部)$/.test(before.text.trim());
}

/** How far the words are from a promise: 通过走访… and 鼓励… say less than 组织…. */
export function vagueness({ clause }: Held): number {
  if (/通过|鼓励|引导|探索|力争|争取/.test(clause.text)) return 2;
  return /积极|进一步|努力|不断|定期|经常|多种形式|丰富/.test(clause.text) ? 1 : 0;
}
