import { parsePeriod, type Period } from '@tongxin/calendar';
import type { FilingFigure, FilingKind, FilingSection, FilingSectionCode, TownshipFigure } from '@tongxin/contracts';
import { chineseNumber } from '@tongxin/documents';
import type { FilingContent } from '../filing/filing-fields.js';
import { SECTION_NAMES, SECTION_OF_ACTIVITY } from './sections.js';
import { activitiesInWords, figuresInWords, sectionOf, type HeldActivity } from './sentences.js';

/** What a plan says of itself, where a plan is asked for. */
export interface PlannedItem {
  readonly title: string;
  readonly quarter: number | null;
  readonly targetCount: number;
}

export interface DraftSources {
  readonly kind: FilingKind;
  readonly period: string;
  /** Name of the committee that files. */
  readonly committee: string;
  readonly figures: readonly TownshipFigure[];
  /** In the order they were held. */
  readonly activities: readonly HeldActivity[];
  readonly planned: readonly PlannedItem[];
}

/** Sections that stand in every summary, also where there is nothing to tell. */
const ALWAYS: readonly FilingSectionCode[] = ['PLAN', 'STUDY', 'CONSULTATION', 'SURVEY', 'PROPOSAL', 'OPINION', 'DUTY', 'DEMAND'];
const CALLED: Readonly<Record<FilingKind, string>> = {
  plan: '工作计划',
  'half-year': '工作小结',
  'year-end': '工作总结',
  other: '工作情况',
};

/** The sentences a clerk begins with. Every figure of the period stands in one of them, as the ledger has it; nobody types a number. */
export function draftFiling(sources: DraftSources): FilingContent {
  const period = parsePeriod(sources.period);
  const title = `${sources.committee}${period.name}${CALLED[sources.kind]}`;
  if (sources.kind === 'plan') return { title, sections: planSections(sources.planned), figures: [] };
  return { title, sections: summarySections(sources, period), figures: sources.figures.map(recordedAs) };
}

function summarySections({ figures, activities }: DraftSources, { name }: Period): FilingSection[] {
  const codes = Object.keys(SECTION_NAMES) as FilingSectionCode[];
  const written = codes.map((code) => ({ code, text: sectionText(code, figures, activities) }));
  const shown = written.filter(({ code, text }) => text !== '' || ALWAYS.includes(code));
  return shown.map(({ code, text }, index) => ({
    code,
    heading: headingOf(index, code),
    text: text === '' ? `${name}无相关情况。` : `${name}，${text}`,
  }));
}

function sectionText(code: FilingSectionCode, figures: readonly TownshipFigure[], activities: readonly HeldActivity[]): string {
  const counted = figuresInWords(figures.filter((figure) => sectionOf(figure) === code));
  const held = activitiesInWords(activities.filter(({ type }) => SECTION_OF_ACTIVITY[type] === code));
  return [counted, held].filter((text) => text !== '').join('\n');
}

/** A plan is told quarter by quarter. */
function planSections(planned: readonly PlannedItem[]): FilingSection[] {
  const quarters = [1, 2, 3, 4, null].flatMap((quarter) => {
    const items = planned.filter((item) => item.quarter === quarter);
    if (items.length === 0) return [];
    const when = quarter === null ? '全年' : `第${chineseNumber(quarter)}季度`;
    return [`${when}：${items.map(({ title, targetCount }) => `${title}（${targetCount}次）`).join('；')}。`];
  });
  const text = quarters.length === 0 ? '年度计划尚未列出事项。' : quarters.join('\n');
  return [{ code: 'PLAN', heading: `一、年度工作安排`, text }];
}

function headingOf(index: number, code: FilingSectionCode): string {
  return `${chineseNumber(index + 1)}、${SECTION_NAMES[code]}`;
}

function recordedAs({ indicator, version, part, numerator, denominator }: TownshipFigure): FilingFigure {
  return { indicator, version, part: part && { axis: part.axis, code: part.code }, numerator, denominator };
}
