import { Refused } from '@tongxin/eventing';
import { htmlLines } from './html-lines.js';

/** Reads a DOCX into its lines; pictures are passed over. The reader is loaded on first use: a node that reads none does not carry it. */
export async function docxLines(bytes: Uint8Array, name: string): Promise<string[]> {
  const { default: mammoth } = await import('mammoth');
  try {
    const noPicture = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { convertImage: noPicture });
    return htmlLines(value);
  } catch {
    throw new Refused('document.broken', { name, reason: 'docx' });
  }
}
