import excel from 'exceljs';
import { writeXlsx, type Sheet } from './write-xlsx.js';

const sheet: Sheet = {
  name: '2023年上半年/汇总',
  title: '2023年上半年汇总',
  columns: [
    { heading: '乡镇', width: 20 },
    { group: '出勤率', heading: '比率', show: 'percent' },
    { group: '出勤率', heading: '到会', show: 'integer' },
    { group: '出勤率', heading: '应到', show: 'integer' },
    { group: '开展活动', heading: '次数', show: 'integer' },
  ],
  rows: [
    ['青石镇', 0.8696, 20, 23, 6],
    ['=1+1', null, 0, 0, 0],
  ],
  notes: ['业务日期 2023-01-01 至 2023-06-30'],
};

async function readBack(): Promise<excel.Worksheet> {
  const workbook = new excel.Workbook();
  await workbook.xlsx.load(Buffer.from(await writeXlsx([sheet])) as unknown as ArrayBuffer);
  return workbook.worksheets[0];
}

describe('write XLSX', () => {
  it('keeps numbers as numbers and shows ratios as percentages', async () => {
    const page = await readBack();
    expect(page.name).toBe('2023年上半年·汇总');
    expect(page.getCell('A1').value).toBe('2023年上半年汇总');
    expect([1, 2, 3, 4, 5].map((column) => page.getCell(4, column).value)).toEqual(['青石镇', 0.8696, 20, 23, 6]);
    expect(page.getCell('B4').numFmt).toBe('0.0%');
    expect(page.getCell('C4').numFmt).toBe('0');
  });

  it('has one heading over the columns of a group', async () => {
    const page = await readBack();
    expect([2, 3, 4].map((column) => page.getCell(2, column).master.address)).toEqual(['B2', 'B2', 'B2']);
    expect(page.getCell('A2').value).toBe('乡镇');
    expect(page.getCell('A3').master.address).toBe('A2');
    expect(page.getCell('E3').value).toBe('次数');
  });

  it('leaves empty what is not there and takes no text as a formula', async () => {
    const page = await readBack();
    expect(page.getCell('B5').value).toBeNull();
    expect(page.getCell('A5')).toMatchObject({ value: '=1+1', type: excel.ValueType.String });
    expect(page.getCell('A7').value).toBe('业务日期 2023-01-01 至 2023-06-30');
  });
});
