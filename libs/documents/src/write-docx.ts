import type * as Docx from 'docx';
import { chineseDay, chineseNumber } from './chinese-numbers.js';
import type { Block, OfficialDocument } from './official-document.js';

// Twentieths of a point and half-points as plain numbers: not every office suite reads "37mm" or "16pt".
const twips = (millimetres: number): number => Math.round((millimetres * 1440) / 25.4);
const halfPoints = (points: number): number => points * 2;

/** GB/T 9704—2012: A4, 22 lines of 28 characters a page. */
const LAYOUT = {
  page: { width: twips(210), height: twips(297) },
  margin: { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26), footer: twips(26) },
  line: Math.round(28.95 * 20),
} as const;
const SIZE_2 = halfPoints(22);
const SIZE_3 = halfPoints(16);
const SIZE_4 = halfPoints(14);
const SIZE_SMALL_4 = halfPoints(12);
/** Width of a character of size 3. */
const CHARACTER = 16 * 20;

/** A typeface for Chinese, with the one that stands beside it for Latin letters and digits. */
const face = (eastAsia: string) => ({ eastAsia, ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' });
const FONTS = {
  title: face('方正小标宋简体'),
  body: face('仿宋_GB2312'),
  heading: { 1: face('黑体'), 2: face('楷体_GB2312'), 3: face('仿宋_GB2312') },
  page: face('宋体'),
} as const;

/**
 * Writes a DOCX in the layout of official documents. The writer is loaded on first use.
 * Headings number themselves; a page's number stands outside, as 4号 — 1 —.
 */
export async function writeDocx(written: OfficialDocument): Promise<Uint8Array> {
  const docx = await import('docx');
  const document = new docx.Document({
    title: written.title,
    creator: written.signed?.by ?? '',
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: FONTS.body, size: SIZE_3 } } } },
    sections: [
      {
        properties: { page: { size: LAYOUT.page, margin: LAYOUT.margin } },
        footers: { default: pageNumber(docx, 'right'), even: pageNumber(docx, 'left') },
        children: new Body(docx).of(written),
      },
    ],
  });
  return new Uint8Array(await docx.Packer.toBuffer(document));
}

function pageNumber(docx: typeof Docx, side: 'left' | 'right'): Docx.Footer {
  const number = new docx.TextRun({ children: ['— ', docx.PageNumber.CURRENT, ' —'], font: FONTS.page, size: SIZE_4 });
  const indent = { [side]: 14 * 20 };
  return new docx.Footer({ children: [new docx.Paragraph({ alignment: side, indent, children: [number] })] });
}

interface Style {
  readonly font: Docx.IFontAttributesProperties;
  readonly size: Docx.IRunOptions['size'];
  readonly bold?: boolean;
}

const BODY: Style = { font: FONTS.body, size: SIZE_3 };

class Body {
  /** Headings so far, by level; a heading lets those below it begin anew. */
  private counts: readonly number[] = [0, 0, 0];

  constructor(private readonly docx: typeof Docx) {}

  of({ title, addressee, blocks, signed }: OfficialDocument): Docx.FileChild[] {
    return [
      this.paragraph(title, { font: FONTS.title, size: SIZE_2 }, { alignment: 'center', heading: 'Title' }),
      this.paragraph('', BODY),
      ...(addressee === undefined ? [] : [this.paragraph(`${addressee}：`, BODY)]),
      ...blocks.flatMap((block) => this.block(block)),
      ...(signed ? this.signature(signed) : []),
    ];
  }

  private block(block: Block): Docx.FileChild[] {
    switch (block.kind) {
      case 'heading':
        return [this.heading(block.level, block.text)];
      case 'paragraph':
        return block.text.split(/\r?\n/).map((line) => this.paragraph(line, BODY, INDENTED));
      case 'table':
        return this.table(block);
    }
  }

  private heading(level: 1 | 2 | 3, text: string): Docx.Paragraph {
    const count = (this.counts[level - 1] ?? 0) + 1;
    this.counts = this.counts.map((before, at) => (at === level - 1 ? count : at < level ? before : 0));
    const number = [`${chineseNumber(count)}、`, `（${chineseNumber(count)}）`, `${count}.`][level - 1];
    const style = { font: FONTS.heading[level], size: SIZE_3, bold: level === 3 } as const;
    return this.paragraph(`${number}${text}`, style, { ...INDENTED, heading: `Heading${level}`, keepNext: true });
  }

  private signature({ by, on }: NonNullable<OfficialDocument['signed']>): Docx.Paragraph[] {
    const right = { alignment: 'right', indent: { right: 4 * CHARACTER } } as const;
    return [this.paragraph('', BODY), this.paragraph(by, BODY, right), this.paragraph(chineseDay(on), BODY, right)];
  }

  private table({ caption, head, rows }: Extract<Block, { kind: 'table' }>): Docx.FileChild[] {
    const { Table, TableRow } = this.docx;
    const bodyRows = rows.map((cells) => new TableRow({ cantSplit: true, children: cells.map((text) => this.cell(text, FONTS.body)) }));
    const headRow = new TableRow({ tableHeader: true, children: head.map((text) => this.cell(text, FONTS.heading[1])) });
    const table = new Table({ width: { size: 100, type: 'pct' }, rows: [headRow, ...bodyRows] });
    const above = { alignment: 'center', keepNext: true } as const;
    return [...(caption === undefined ? [] : [this.paragraph(caption, BODY, above)]), table, this.paragraph('', BODY)];
  }

  private cell(text: string, font: Style['font']): Docx.TableCell {
    const run = new this.docx.TextRun({ text, font, size: SIZE_SMALL_4 });
    return new this.docx.TableCell({
      verticalAlign: 'center',
      margins: { left: 60, right: 60 },
      children: [new this.docx.Paragraph({ alignment: 'center', children: [run] })],
    });
  }

  private paragraph(text: string, style: Style, options: Docx.IParagraphOptions = {}): Docx.Paragraph {
    const spacing = { line: LAYOUT.line, lineRule: 'exact', before: 0, after: 0 } as const;
    return new this.docx.Paragraph({ spacing, ...options, children: [new this.docx.TextRun({ text, color: '000000', ...style })] });
  }
}

/** Two characters at the head of a paragraph. */
const INDENTED: Docx.IParagraphOptions = { indent: { firstLine: 2 * CHARACTER, firstLineChars: 200 } };
