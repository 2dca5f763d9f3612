import fc from 'fast-check';

const plain = fc.integer({ min: 0, max: 0xffff }).filter((code) => code < 0xd800 || code > 0xdfff);
const character = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 0x20, max: 0x7e }) },
  { weight: 3, arbitrary: fc.integer({ min: 0x4e00, max: 0x9fff }) },
  { weight: 2, arbitrary: plain },
  { weight: 1, arbitrary: fc.integer({ min: 0x10000, max: 0x10ffff }) },
);

/** Text of any characters, Chinese ones among them often; quicker to set up than the library's own of all of Unicode. */
export function anyText(limits: { minLength?: number; maxLength: number }): fc.Arbitrary<string> {
  return fc.array(character, limits).map((codes) => String.fromCodePoint(...codes));
}
