import { crc32, deflateRawSync } from 'node:zlib';
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx';
import iconv from 'iconv-lite';
import { readText } from './read-text.js';

const plan = '青石镇政协工委2024年工作计划\n一、第一季度\n1．召开迎春茶话会。';

async function docx(children: (Paragraph | Table)[]): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      numbering: { config: [{ reference: 'list', levels: [{ level: 0, format: 'decimal', text: '%1.' }] }] },
      sections: [{ children }],
    }),
  );
}

/** A package of one part; `stated` is the unpacked size its headers claim. */
function zip(name: string, content: Buffer, stated = content.length): Buffer {
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(content), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(stated, 22);
  local.writeUInt16LE(title.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(crc32(content), 16);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(stated, 24);
  central.writeUInt16LE(title.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + title.length, 12);
  end.writeUInt32LE(local.length + title.length + packed.length, 16);
  return Buffer.concat([local, title, packed, central, title, end]);
}

const refusalOf = async (bytes: Uint8Array, name: string): Promise<unknown> => {
  try {
    return await readText(bytes, name);
  } catch (error) {
    return error instanceof Error && 'code' in error ? error.code : error;
  }
};

describe('read text', () => {
  it.each([
    ['UTF-8', Buffer.from(plan)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${plan}`)],
    ['GBK', iconv.encode(plan, 'gbk')],
    ['GB18030', iconv.encode(plan, 'gb18030')],
    ['UTF-16 with a byte order mark', iconv.encode(plan, 'utf-16le', { addBOM: true })],
    ['Windows line ends', Buffer.from(plan.replaceAll('\n', '\r\n'))],
  ])('reads %s', async (_what, bytes) => expect(await readText(bytes, '计划.txt')).toBe(plan));

  it('reads what a cut copy left', async () => {
    const cut = Buffer.from(plan).subarray(0, -1);
    expect(await readText(cut, '计划.txt')).toBe(plan.slice(0, -1));
  });

  it('reads letters outside the first plane', async () =>
    expect(await readText(iconv.encode('𠮷祥镇工作计划', 'gb18030'), 'a.txt')).toBe('𠮷祥镇工作计划'));

  it('reads paragraphs, numbered lists and tables of a DOCX', async () => {
    const cell = (text: string, rowSpan = 1): TableCell => new TableCell({ rowSpan, children: [new Paragraph(text)] });
    const bytes = await docx([
      new Paragraph('工作计划'),
      new Paragraph({ text: '视察', numbering: { reference: 'list', level: 0 } }),
      new Paragraph({ text: '调研 <A> & B', numbering: { reference: 'list', level: 0 } }),
      new Table({
        rows: [
          new TableRow({ children: [cell('时间'), cell('内容')] }),
          new TableRow({ children: [cell('一季度', 2), cell('茶话会')] }),
          new TableRow({ children: [cell('慰问')] }),
        ],
      }),
    ]);
    expect(await readText(bytes, '计划.docx')).toBe('工作计划\n1. 视察\n2. 调研 <A> & B\n时间\t内容\n一季度\t茶话会\n\t慰问');
    expect(await readText(bytes, '计划.txt')).toContain('茶话会');
  });

  it('refuses an empty file and one of blanks', async () => {
    expect(await refusalOf(Buffer.alloc(0), 'a.txt')).toBe('document.empty');
    expect(await refusalOf(Buffer.from(' \n\t\n'), 'a.txt')).toBe('document.empty');
    expect(await refusalOf(await docx([new Paragraph('')]), 'a.docx')).toBe('document.empty');
  });

  it('refuses 5 MB, and says how much it takes', async () =>
    expect(readText(Buffer.alloc(5 * 1024 * 1024, 'a'), 'a.txt')).rejects.toMatchObject({
      code: 'document.too-large',
      details: { bytes: 5 * 1024 * 1024, maxBytes: 2 * 1024 * 1024 },
    }));

  it('takes more where the limit is set higher', async () =>
    expect((await readText(Buffer.alloc(3 * 1024 * 1024, 'a'), 'a.txt', { maxBytes: 4 * 1024 * 1024 })).length).toBe(3 * 1024 * 1024));

  it('refuses a broken DOCX, however it is broken', async () => {
    const whole = await docx([new Paragraph(plan)]);
    expect(await refusalOf(Buffer.from('no package'), 'a.docx')).toBe('document.broken');
    expect(await refusalOf(whole.subarray(0, whole.length / 2), 'a.docx')).toBe('document.broken');
    expect(await refusalOf(Buffer.concat([whole.subarray(0, 60), Buffer.alloc(60), whole.subarray(120)]), 'a.docx')).toBe(
      'document.broken',
    );
    expect(await refusalOf(zip('word/document.xml', Buffer.from('<w:document')), 'a.docx')).toBe('document.broken');
    expect(await refusalOf(zip('word/document.xml', Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')), 'a.docx')).toBe(
      'document.broken',
    );
    expect(await refusalOf(zip('other.xml', Buffer.from('<a/>')), 'a.docx')).toBe('document.broken');
  });

  it('refuses a small package that unpacks to a large one, whatever its headers state', async () => {
    const bomb = Buffer.alloc(24 * 1024 * 1024);
    expect(await refusalOf(zip('word/document.xml', bomb), 'a.docx')).toBe('document.too-large');
    expect(await refusalOf(zip('word/document.xml', bomb, 1000), 'a.docx')).toBe('document.too-large');
  });

  it.each([
    ['a PDF', Buffer.from('%PDF-1.7\n'), 'document.unknown-format'],
    ['an old Word file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'document.unknown-format'],
    ['some other package', zip('a.txt', Buffer.from('a')), 'document.unknown-format'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]), 'document.not-text'],
    ['control characters', Buffer.from(Array.from({ length: 300 }, (_, at) => 1 + (at % 8))), 'document.not-text'],
    ['bytes of no encoding', Buffer.from(Array.from({ length: 300 }, (_, at) => 0xff - (at % 3))), 'document.not-text'],
  ])('refuses %s', async (_what, bytes, code) => expect(await refusalOf(bytes, '计划.txt')).toBe(code));
});
