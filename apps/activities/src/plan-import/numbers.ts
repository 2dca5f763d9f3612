const DIGITS = '零一二三四五六七八九';

/** A number a plan may write: 12, 十二, 两, 二十. */
export const NUMBER = String.raw`(?:\d{1,4}|[一二两三四五六七八九]?十[一二三四五六七八九]?|[一二两三四五六七八九])`;

/** Reads 12, 十二, 两 or 二十; NaN for anything else. */
export function readNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const plain = text.replace('两', '二');
  const ten = plain.indexOf('十');
  if (ten < 0) return plain.length === 1 ? digit(plain) : Number.NaN;
  const tens = ten === 0 ? 1 : digit(plain.slice(0, ten));
  const ones = ten === plain.length - 1 ? 0 : digit(plain.slice(ten + 1));
  return tens * 10 + ones;
}

function digit(text: string): number {
  const value = DIGITS.indexOf(text);
  return value < 0 ? Number.NaN : value;
}
