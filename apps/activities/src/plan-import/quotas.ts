import { readCadenceMentions } from './cadences.js';
import { clausesOf, type Clause } from './clauses.js';
import { readCounts, type Count } from './counts.js';
import type { QuotaName, ReadQuotas } from './plan-reading.js';

interface Quota {
  name: QuotaName;
  noun: RegExp;
  units: string;
  /** Owed once even when no number is said. */
  implied?: boolean;
}

const QUOTAS: readonly Quota[] = [
  { name: 'surveyReport', noun: /(?:调研|调查|视察)报告/, units: '篇份个' },
  { name: 'dutyReport', noun: /述职报告|述职/, units: '份篇次', implied: true },
  { name: 'opinionItem', noun: /社情民意|信息/, units: '条篇件份个' },
  { name: 'proposal', noun: /提案/, units: '件份篇条个' },
  { name: 'surveyOrInspection', noun: /视察|调研|考察|调查/, units: '次项个' },
  { name: 'studyNote', noun: /学习笔记|心得|体会/, units: '篇份次' },
  { name: 'aidHousehold', noun: /(?:困难|贫困|特困|脱贫)(?:群众|户|家庭|学生|对象)|帮扶/, units: '户名个' },
  { name: 'residentContact', noun: /群众|农户|居民|村民|住户/, units: '户名个' },
  { name: 'goodDeed', noun: /好事|实事|问题|难题|困难/, units: '件' },
  { name: 'investmentLead', noun: /招商|项目|引资/, units: '条个' },
  { name: 'speech', noun: /发言/, units: '次篇份' },
  { name: 'publicity', noun: /稿件|投稿|宣传/, units: '篇件条' },
  { name: 'activity', noun: /活动|会议|培训|学习/, units: '次项场' },
];
const PER_MEMBER =
  /每(?:一)?(?:位|名|个)(?:政协)?(?:委员|人)|每委员|(?:委员)?每人|人均|委员(?:们)?(?:需|要|应|须)?在?年度内|(?:政协)?委员[^，,。；;]{0,10}年度内|每年(?=[^，,]{0,6}(?:准备|提交|撰写|反映|提出|参加)[^，,]{0,8}[一二两1-3](?:件|条|份|篇|次))|委员[^，,。]{0,6}(?:全年|每年)(?=[^，,]{0,8}(?:提交|撰写|反映|提出|参加|参与))/;
const N_ONES = /[“"][^”"]{0,2}[三四五六]个一[”"]/;

export interface QuotaReading {
  quotas: ReadQuotas;
  from: number;
  /** The clauses that state the duties; the others may plan other things. */
  clauses: readonly Clause[];
}

/** Reads what each member owes in a year: 每位委员至少提交两份提案, the duties of 四个一. Null when the sentence names none. */
export function readQuotas(scan: string): QuotaReading | null {
  const from = startOf(scan);
  if (from < 0) return null;
  const quotas: ReadQuotas = {};
  const stating = clausesOf(scan).filter(({ start, end, text }) => {
    if (end <= from) return false;
    const owed = piecesOf(scan.slice(Math.max(start, from), end)).map((piece) => readPiece(piece, scan.slice(0, from)));
    for (const one of owed) if (one) quotas[one.name] = Math.max(quotas[one.name] ?? 0, one.count);
    return owed.some((one) => one !== null) || (start <= from && PER_MEMBER.test(text));
  });
  return Object.keys(quotas).length > 0 ? { quotas, from, clauses: stating } : null;
}

/** 集体提案2件, 工作组全年不少于20条: what is asked of all together is no member's. */
const TOGETHER = /集体|联名|(?:工作?组|小组|界别|联络(?:组|处|委|站)|工委|全体委员)[^，,每人]{0,6}(?:全年|年内|每年|不少于|至少)/;

function readPiece(piece: string, before: string): { name: QuotaName; count: number } | null {
  if (TOGETHER.test(piece)) return null;
  const quota = QUOTAS.find((one) => one.noun.test(piece) && countFor(one, piece) !== undefined) ?? byUnit(piece, before);
  const count = quota && countFor(quota, piece);
  return quota && count !== undefined ? { name: quota.name, count } : null;
}

/** Where a sentence begins to speak of what each member does; -1 when it does not. */
export const memberSubject = (scan: string): number => scan.search(PER_MEMBER);

function startOf(scan: string): number {
  const perMember = PER_MEMBER.exec(scan)?.index ?? -1;
  if (perMember >= 0) return perMember;
  const ones = N_ONES.exec(scan);
  const behind = ones ? scan.slice(ones.index + ones[0].length) : '';
  // 组织一次视察、举行一次展示: what the committee holds.
  return ones && /[一1]/.test(behind) && !/(?:组织|举行|举办|召开)一[次场]/.test(behind) ? ones.index + ones[0].length : -1;
}

function piecesOf(text: string): string[] {
  return text
    .split(/[，,；;]|、(?=[^、，,]{0,8}[一二两三四五六七八九十\d])|并(?=[提反撰向])/)
    .filter((piece) => readCadenceMentions(piece).every(({ every }) => every === 'year'));
}

function countFor({ units, implied }: Quota, piece: string): number | undefined {
  const count = readCounts(piece).find((candidate) => units.includes(candidate.unit));
  return count?.value ?? (implied ? 1 : undefined);
}

/** 报送社情民意信息30条以上，每名委员不少于2条: the thing was named before. */
function byUnit(piece: string, before: string): Quota | undefined {
  const count: Count | undefined = readCounts(piece)[0];
  return count && QUOTAS.find(({ noun, units }) => noun.test(before) && units.includes(count.unit));
}
