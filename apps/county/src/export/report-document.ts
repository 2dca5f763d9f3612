import type { Block, OfficialDocument } from '@tongxin/documents';
import type { Report } from '../reports/report.models.js';
import { definitionText, figureText, ROWS_NAMED, standingTexts, titleOf } from './figure-text.js';

/** Indicators in one table: more would not be read on an upright page. */
const COLUMNS = 4;

/** A report as an official document: the whole county in a sentence, rows in tables, what each figure means, what it stands on. */
export function reportDocument(report: Report): OfficialDocument {
  const { indicators, totals } = report;
  const whole = indicators.map((indicator, at) => `${indicator.zh}${figureText(indicator, totals[at] ?? NOTHING)}`);
  return {
    title: titleOf(report),
    blocks: [
      { kind: 'heading', level: 1, text: '总体情况' },
      { kind: 'paragraph', text: `${report.period.name}，${whole.join('，')}。` },
      { kind: 'heading', level: 1, text: `分${report.by === 'township' ? '乡镇' : '界别'}情况` },
      ...tables(report),
      { kind: 'heading', level: 1, text: '指标口径' },
      ...indicators.map((indicator): Block => ({ kind: 'paragraph', text: definitionText(indicator) })),
      { kind: 'heading', level: 1, text: '数据依据' },
      ...standingTexts(report).map((text): Block => ({ kind: 'paragraph', text: `${text}。` })),
    ],
  };
}

const NOTHING = { numerator: 0, denominator: 0 };

function tables({ by, indicators, rows, totals }: Report): readonly Block[] {
  const all = [...rows, { name: '合计', cells: totals }];
  const count = Math.ceil(indicators.length / COLUMNS);
  return Array.from({ length: count }, (_, table): Block => {
    const shown = indicators.slice(table * COLUMNS, (table + 1) * COLUMNS);
    const cellsOf = (cells: Report['totals']): string[] =>
      shown.map((indicator, at) => figureText(indicator, cells[table * COLUMNS + at] ?? NOTHING));
    return {
      kind: 'table',
      caption: `表${table + 1}`,
      head: [ROWS_NAMED[by], ...shown.map(({ zh }) => zh)],
      rows: all.map(({ name, cells }) => [name, ...cellsOf(cells)]),
    };
  });
}
