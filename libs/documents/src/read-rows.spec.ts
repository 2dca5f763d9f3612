import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { readRows } from './read-rows.js';
import { readText } from './read-text.js';

const csv = (text: string): Buffer => Buffer.from(text);

async function xlsx(fill: (sheet: ExcelJS.Worksheet) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet('名册'));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

describe('read rows', () => {
  it('reads quoted cells, doubled quotes and line breaks in cells', async () =>
    expect(await readRows(csv('姓名,备注\n"王,小明","说""好""\n再见"\n'), 'a.csv')).toEqual([
      ['姓名', '备注'],
      ['王,小明', '说"好"\n再见'],
    ]));

  it('takes full-width commas for letters', async () =>
    expect(await readRows(csv('姓名,职务\n张三,主任，教师\n'), 'a.csv')).toEqual([
      ['姓名', '职务'],
      ['张三', '主任，教师'],
    ]));

  it.each([
    ['tabs', '姓名\t界别\n张三\t农业,林业'],
    ['semicolons', '姓名;界别\n张三;农业,林业'],
  ])('sees %s', async (_what, text) =>
    expect(await readRows(csv(text), 'a.csv')).toEqual([
      ['姓名', '界别'],
      ['张三', '农业,林业'],
    ]),
  );

  it('reads GBK', async () =>
    expect(await readRows(iconv.encode('姓名,界别\r\n张三,农业\r\n', 'gbk'), 'a.csv')).toEqual([
      ['姓名', '界别'],
      ['张三', '农业'],
    ]));

  it('keeps the numbers of rows', async () =>
    expect(await readRows(csv('a,b\n\n,\nc,d\n\n'), 'a.csv')).toEqual([['a', 'b'], [], [], ['c', 'd']]));

  it('refuses a quote that never closes', async () =>
    expect(readRows(csv('a,b\n"c,d\n'), 'a.csv')).rejects.toMatchObject({ code: 'document.broken', details: { reason: 'open-quote' } }));

  it('refuses more rows than it may take', async () =>
    expect(readRows(csv('a\n'.repeat(30)), 'a.csv', { maxRows: 20 })).rejects.toMatchObject({ code: 'document.too-large' }));

  it('reads the texts of an XLSX sheet, with dates as days, formulas as results, merged cells once', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.addRow(['姓名', '生日', '合计', '说明']);
      sheet.addRow([]);
      sheet.addRow([
        '张三',
        new Date('1980-05-01T00:00:00Z'),
        { formula: '1+1', result: 2 },
        { richText: [{ text: '甲' }, { text: '乙' }] },
      ]);
      sheet.addRow(['李四', '', 3]);
      sheet.mergeCells('A4:B4');
    });
    expect(await readRows(bytes, '名册.xlsx')).toEqual([
      ['姓名', '生日', '合计', '说明'],
      [],
      ['张三', '1980-05-01', '2', '甲乙'],
      ['李四', '', '3'],
    ]);
    expect(await readText(bytes, '名册.xlsx')).toContain('张三\t1980-05-01\t2\t甲乙');
  });

  it('refuses a sheet that reaches further than it may', async () => {
    const bytes = await xlsx((sheet) => {
      sheet.getCell('A30000').value = '远';
    });
    await expect(readRows(bytes, 'a.xlsx')).rejects.toMatchObject({ code: 'document.too-large' });
  });

  it('refuses an empty sheet and a broken file', async () => {
    await expect(readRows(await xlsx(() => undefined), 'a.xlsx')).rejects.toMatchObject({ code: 'document.empty' });
    await expect(readRows(Buffer.from('PK\u0003\u0004broken'), 'a.xlsx')).rejects.toMatchObject({ code: 'document.broken' });
    await expect(readRows(Buffer.alloc(0), 'a.csv')).rejects.toMatchObject({ code: 'document.empty' });
  });
});
