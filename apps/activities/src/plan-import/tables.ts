import type { Line } from './lines.js';

const HEADER =
  /^(?:序号|编号|月份|时间|季度|活动时间|完成时限|项目|活动(?:内容|主题|名称|形式|类型)|主题|议题|课题|形式|方式|类型|类别|内容|工作内容|主要内容|工作任务|参加(?:人员|对象)|参与人员|地点|责任人|负责人|牵头(?:人|委员|单位|领导)?|责任委员|责任(?:单位|领导|人员)|备注|说明|金额.*)$/;
const OWNER_COLUMN = /责任|负责|牵头/;
const MUTE_COLUMN = /序号|编号|参加|参与|地点|备注|说明|责任|负责|牵头|金额/;
const THEME_COLUMN = /主题|议题|课题|题目|内容/;
const FORM_COLUMN = /形式|方式|类型|类别/;
const TIME_COLUMN = /月份|时间|季度|时限/;

export interface Cell {
  text: string;
  start: number;
  end: number;
}

export interface Row {
  isHeader: boolean;
  /** The row with the columns that name no activity blanked, so that offsets stay. */
  scan: string;
  owner: string | null;
  /** The theme, where another column names the form. */
  topic: string | null;
  /** The text of the time column; empty where a merged cell left it out. */
  time: string | null;
}

/** Reads table lines under the header row above them. */
export function readRows(lines: readonly Line[]): Map<number, Row> {
  const rows = new Map<number, Row>();
  let header: string[] = [];
  let time: string | null = null;
  for (const line of lines) {
    if (!line.isTable) {
      header = [];
      continue;
    }
    const cells = cellsOf(line.text);
    const isHeader = cells.filter(({ text }) => HEADER.test(text)).length >= 2;
    if (isHeader) header = cells.map(({ text }) => text);
    const own = cellUnder(cells, header, TIME_COLUMN);
    time = isHeader ? null : own || time;
    rows.set(line.index, {
      isHeader,
      scan: blank(line.text, cells, header),
      owner: cellUnder(cells, header, OWNER_COLUMN) || null,
      topic: isHeader ? null : topicOf(cells, header),
      time,
    });
  }
  return rows;
}

function cellsOf(text: string): Cell[] {
  return [...text.matchAll(/[^\t|｜]*/g)]
    .filter(({ 0: raw, index }) => raw.length > 0 || index === 0 || /[\t|｜]/.test(text[index - 1] ?? ''))
    .map(({ 0: raw, index }) => ({ text: raw.trim(), start: index, end: index + raw.length }));
}

function cellUnder(cells: readonly Cell[], header: readonly string[], column: RegExp): string {
  const place = header.findIndex((title) => column.test(title));
  return place < 0 ? '' : (cells[place]?.text ?? '');
}

function topicOf(cells: readonly Cell[], header: readonly string[]): string | null {
  return header.some((title) => FORM_COLUMN.test(title)) ? cellUnder(cells, header, THEME_COLUMN) || null : null;
}

function blank(text: string, cells: readonly Cell[], header: readonly string[]): string {
  let scan = text;
  header.forEach((title, place) => {
    const cell = cells[place];
    if (cell && MUTE_COLUMN.test(title)) scan = scan.slice(0, cell.start) + ' '.repeat(cell.end - cell.start) + scan.slice(cell.end);
  });
  return scan;
}
