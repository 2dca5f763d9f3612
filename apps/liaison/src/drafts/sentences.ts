import type { ActivityType, FilingSectionCode, TownshipFigure } from '@tongxin/contracts';
import { placeOf, SECTION_OF_ACTIVITY } from './sections.js';

/** The axis by which activities are told of in the section of their type. */
const ACTIVITY_TYPE = { indicator: 'activity.held', axis: 'type' } as const;

/** The section a figure is told of in. */
export function sectionOf({ indicator, part }: TownshipFigure): FilingSectionCode {
  if (part?.axis !== ACTIVITY_TYPE.axis || indicator !== ACTIVITY_TYPE.indicator) return placeOf(indicator).section;
  return Object.hasOwn(SECTION_OF_ACTIVITY, part.code) ? SECTION_OF_ACTIVITY[part.code as ActivityType] : 'OTHER';
}

/** The figures of one section in words: each indicator's own, then how it is made up. */
export function figuresInWords(figures: readonly TownshipFigure[]): string {
  const said = [...Map.groupBy(figures, ({ indicator }) => indicator).values()].map(indicatorInWords);
  return said.length === 0 ? '' : `${said.join('；')}。`;
}

/** An indicator whose own figure stands in another section is told by its parts alone. */
function indicatorInWords(figures: readonly TownshipFigure[]): string {
  const whole = figures.filter(({ part }) => part === null).map((figure) => `${figure.zh}${amountOf(figure)}`);
  const byAxis = Map.groupBy(
    figures.filter(({ part }) => part !== null),
    ({ part }) => part?.axis,
  );
  const parts = [...byAxis.values()].map((list) => list.map((figure) => `${figure.part?.zh ?? ''}${amountOf(figure)}`).join('、'));
  if (whole.length === 0) return parts.map((list) => `开展${list}`).join('；');
  return [...whole, ...parts.map((list) => `其中${list}`)].join('，');
}

function amountOf({ unit, indicator, numerator, denominator }: TownshipFigure): string {
  if (unit === 'count') return `${numerator}${placeOf(indicator).measure}`;
  return denominator === 0 ? `无应计数（${numerator}/0）` : `${percentOf(numerator, denominator)}（${numerator}/${denominator}）`;
}

/** To two places, without zeros at the end. */
function percentOf(numerator: number, denominator: number): string {
  return `${Number(((numerator / denominator) * 100).toFixed(2))}%`;
}

/** What was held, by day: titles alone, no names of persons. */
export interface HeldActivity {
  readonly type: ActivityType;
  readonly title: string;
  readonly on: string;
}

export function activitiesInWords(activities: readonly HeldActivity[]): string {
  const said = activities.map(({ on, title }) => `${Number(on.slice(5, 7))}月${Number(on.slice(8, 10))}日，${title}`);
  return said.length === 0 ? '' : `主要活动：${said.join('；')}。`;
}
