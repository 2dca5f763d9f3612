import { MEDIA_TYPES, readText } from '@tongxin/documents';
import excel from 'exceljs';
import { report as example } from '../reports/examples.js';
import type { Report } from '../reports/report.models.js';
import { writeReport } from './write-report.js';

const report: Report = {
  ...example,
  asOf: '2023-06-30T15:59:59.999Z',
  indicators: example.indicators.map(({ axes, ...one }) => ({ ...one, axes: one.code === 'activity.held' ? axes : [] })),
};

async function sheetsOf(written: Report): Promise<excel.Workbook> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Buffer.from((await writeReport(written, 'xlsx')).bytes) as unknown as ArrayBuffer);
  return workbook;
}

function rowOf(page: excel.Worksheet | undefined, name: string): unknown[] {
  const values: unknown[] = [];
  page?.eachRow((row) => {
    if (row.getCell(1).value === name) row.eachCell({ includeEmpty: true }, ({ value }) => values.push(value));
  });
  return values;
}

describe('report as XLSX', () => {
  it('has ratios with numerator and denominator, all as numbers', async () => {
    const page = (await sheetsOf(report)).getWorksheet('汇总');
    expect(rowOf(page, '示例镇政协工作委员会').slice(0, 9)).toEqual(['示例镇政协工作委员会', '990101101', 0.75, 3, 4, 2, 20 / 23, 20, 23]);
    expect(rowOf(page, '合计').slice(2, 6)).toEqual([0.75, 3, 4, 2]);
    expect(page?.getCell('C2').value).toBe('计划完成率');
    expect(page?.getCell('C4').numFmt).toBe('0.0%');
  });

  it('leaves empty a ratio of nothing', async () => {
    const fourOnes = report.indicators.slice(0, 4);
    const page = (await sheetsOf({ ...report, indicators: fourOnes })).getWorksheet('汇总');
    expect(rowOf(page, '合计').slice(9, 12)).toEqual([null, 0, 0]);
  });

  it('has a sheet for what an indicator is split by', async () => {
    const page = (await sheetsOf(report)).getWorksheet('开展活动·活动类型');
    expect(rowOf(page, '示例镇政协工作委员会')).toEqual(['示例镇政协工作委员会', '990101101', 1, 1]);
  });

  it('says what it stands on and what each figure means', async () => {
    const workbook = await sheetsOf(report);
    const notes = workbook
      .getWorksheet('汇总')
      ?.getSheetValues()
      .flat()
      .filter((value) => typeof value === 'string');
    expect(notes).toEqual(
      expect.arrayContaining([
        '业务日期：2023-01-01至2023-06-30',
        '截至：2023-06-30 23:59（北京时间）收到的记录，汇总到日志第812条',
        '履职标准：第2版，自2023-01-01起施行',
      ]),
    );
    expect(rowOf(workbook.getWorksheet('指标口径'), '计划完成率').slice(0, 3)).toEqual(['计划完成率', 'plan.progress', 1]);
  });
});

describe('report as DOCX', () => {
  it('tells figures, tables, definitions and what it stands on', async () => {
    const { name, format, bytes } = await writeReport(report, 'docx');
    expect([name, MEDIA_TYPES[format]]).toEqual(['2023年上半年履职工作汇总.docx', MEDIA_TYPES.docx]);
    const lines = (await readText(bytes, name)).split('\n');
    expect(lines[0]).toBe('2023年上半年履职工作汇总');
    expect(lines).toEqual(expect.arrayContaining(['一、总体情况', '二、分乡镇情况', '三、指标口径', '四、数据依据']));
    expect(lines.find((line) => line.startsWith('示例镇'))).toBe('示例镇政协工作委员会\t75.0%（3/4）\t2\t87.0%（20/23）\t—');
    expect(lines.find((line) => line.startsWith('计划完成率（plan.progress，第1版）'))).toBeDefined();
    expect(lines).toContain('履职标准：第2版，自2023-01-01起施行。');
  });

  it('names rows by sector where the report is by sector', async () => {
    const bySector: Report = { ...report, by: 'sector', rows: [{ code: '农业界', name: '农业界', cells: report.totals }] };
    const { name, bytes } = await writeReport(bySector, 'docx');
    expect(name).toBe('2023年上半年分界别履职工作汇总.docx');
    expect((await readText(bytes, name)).split('\n').some((line) => line.startsWith('界别\t计划完成率'))).toBe(true);
  });
});
