/** An ID number of 18 or 15 digits, a bank card's, a mobile's, a telephone's with its area code; in that order, so that the longest is found. */
const NUMBERS =
  /(?<![\d])(?:\d{6}[- ]?\d{8}[- ]?\d{3}[\dXx]|\d{15,19}|(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|\(?0\d{2,3}\)?[- ]?\d{7,8})(?![\dXx])/gu;

/** Numbers in a text that reach or name a person, however they are spaced or wide their digits are. What stands in a feed or a log has none. */
export function personalNumbersIn(text: string): readonly string[] {
  const plain = text
    .normalize('NFKC')
    .replaceAll(/\p{Cf}/gu, '')
    .replaceAll(/\p{Pd}/gu, '-');
  return [...plain.matchAll(NUMBERS)].map(([number]) => number);
}
