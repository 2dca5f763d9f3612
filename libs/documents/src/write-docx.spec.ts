import { inflateRawSync } from 'node:zlib';
import mammoth from 'mammoth';
import { readText } from './read-text.js';
import type { OfficialDocument } from './official-document.js';
import { writeDocx } from './write-docx.js';

const written: OfficialDocument = {
  title: '关于上半年工作情况的报告',
  addressee: '安和县政协办公室',
  blocks: [
    { kind: 'heading', level: 1, text: '学习培训' },
    { kind: 'paragraph', text: '组织委员学习3次。\n参加42人次。' },
    { kind: 'heading', level: 2, text: '集中学习' },
    { kind: 'heading', level: 2, text: '分组学习' },
    { kind: 'heading', level: 3, text: '农业界' },
    { kind: 'heading', level: 1, text: '协商议事' },
    { kind: 'heading', level: 2, text: '有事好商量' },
    { kind: 'table', caption: '表1', head: ['乡镇', '开展活动'], rows: [['青石镇', '6']] },
  ],
  signed: { by: '青石镇政协工委', on: '2023-06-30' },
};

/** A part of the package, as XML. */
function part(bytes: Uint8Array, name: string): string {
  const file = Buffer.from(bytes);
  for (let at = file.indexOf('PK\u0001\u0002', 0, 'latin1'); at >= 0; at = file.indexOf('PK\u0001\u0002', at + 4, 'latin1')) {
    if (file.toString('utf8', at + 46, at + 46 + file.readUInt16LE(at + 28)) !== name) continue;
    const local = file.readUInt32LE(at + 42);
    const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
    const packed = file.subarray(start, start + file.readUInt32LE(at + 20));
    return file.readUInt16LE(at + 10) === 0 ? packed.toString('utf8') : inflateRawSync(packed).toString('utf8');
  }
  return '';
}

describe('write DOCX', () => {
  it('says what the document says, with headings numbered in their order', async () => {
    expect((await readText(await writeDocx(written), 'report.docx')).split('\n').filter((line) => line.trim() !== '')).toEqual([
      '关于上半年工作情况的报告',
      '安和县政协办公室：',
      '一、学习培训',
      '组织委员学习3次。',
      '参加42人次。',
      '（一）集中学习',
      '（二）分组学习',
      '1.农业界',
      '二、协商议事',
      '（一）有事好商量',
      '表1',
      '乡镇\t开展活动',
      '青石镇\t6',
      '青石镇政协工委',
      '2023年6月30日',
    ]);
  });

  it('makes headings and tables that other programs take as such', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await writeDocx(written)) });
    expect(value).toContain('<h1>一、学习培训</h1>');
    expect(value).toContain('<table>');
  });

  it('lays the page out as GB/T 9704 asks', async () => {
    const document = part(await writeDocx(written), 'word/document.xml');
    const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
    const sizeOf = (tag: string, attribute: string): number =>
      Number(new RegExp(`<w:${tag} [^>]*w:${attribute}="(\\d+)"`).exec(document)?.[1] ?? NaN);
    const inTwips = (tag: string, sizes: Readonly<Record<string, number>>): void => {
      for (const [attribute, size] of Object.entries(sizes)) expect(sizeOf(tag, attribute)).toBe(twips(size));
    };
    inTwips('pgSz', { w: 210, h: 297 });
    inTwips('pgMar', { top: 37, bottom: 35, left: 28, right: 26 });
  });

  it('sets title, headings and text in their typefaces and sizes', async () => {
    const document = part(await writeDocx(written), 'word/document.xml');
    const runOf = (text: string): string => document.slice(0, document.indexOf(text)).split('<w:r>').at(-1) ?? '';
    expect(runOf('关于上半年')).toMatch(/w:eastAsia="方正小标宋简体"[^]*<w:sz w:val="44"/);
    expect(runOf('一、学习')).toMatch(/w:eastAsia="黑体"[^]*<w:sz w:val="32"/);
    expect(runOf('（一）集中')).toMatch(/w:eastAsia="楷体_GB2312"[^]*<w:sz w:val="32"/);
    expect(runOf('组织委员')).toMatch(/w:eastAsia="仿宋_GB2312"[^]*<w:sz w:val="32"/);
  });
});
