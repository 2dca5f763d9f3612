import { Refused } from '@tongxin/eventing';

const BYTE_ORDER_MARKS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];
/** A letter that was cut at the end of the file is at most this long. */
const LONGEST_LETTER = 4;
const MOST_CONTROLS = 0.002;

/** Turns bytes into text: by the byte order mark, else UTF-8, else GB18030 (which holds GBK); refuses what is no text. */
export function decode(bytes: Uint8Array, name: string): string {
  const marked = BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (!marked && bytes.includes(0)) throw new Refused('document.not-text', { name });
  const text = marked ? tryDecode(bytes, marked[0]) : (tryDecode(bytes, 'utf-8') ?? tryDecode(bytes, 'gb18030'));
  if (text === null || !isText(text)) throw new Refused('document.not-text', { name });
  return text.replace(/\r\n?/g, '\n');
}

function tryDecode(bytes: Uint8Array, encoding: string): string | null {
  for (let cut = 0; cut < Math.min(LONGEST_LETTER, bytes.length); cut += 1) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, bytes.length - cut));
    } catch {
      continue;
    }
  }
  return null;
}

function isText(text: string): boolean {
  // Control characters and code points for private use: bytes of a picture or program that happened to decode.
  const strange = text.match(/[\u0000-\u0008\u000e-\u001f\u007f\u0080-\u009f\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
  return strange <= text.length * MOST_CONTROLS;
}
