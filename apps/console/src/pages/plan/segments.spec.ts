import fc from 'fast-check';
import { segmentsOf } from './segments';

const text = '举办茶话会，走访慰问。视察农资市场。';

it('keeps a text without spans whole', () => {
  expect(segmentsOf(text, [])).toEqual([{ start: 0, text, keys: [] }]);
});

it('gives a sentence shared by two items to both', () => {
  const spans = [
    { key: 'tea', start: 0, end: 11 },
    { key: 'visit', start: 0, end: 11 },
  ];
  expect(segmentsOf(text, spans)).toEqual([
    { start: 0, text: '举办茶话会，走访慰问。', keys: ['tea', 'visit'] },
    { start: 11, text: '视察农资市场。', keys: [] },
  ]);
});

it('cuts overlapping spans into stretches', () => {
  const spans = [
    { key: 'a', start: 0, end: 8 },
    { key: 'b', start: 6, end: 11 },
  ];
  expect(segmentsOf(text, spans).map(({ text, keys }) => [text, keys])).toEqual([
    ['举办茶话会，', ['a']],
    ['走访', ['a', 'b']],
    ['慰问。', ['b']],
    ['视察农资市场。', []],
  ]);
});

it('has nothing to show of an empty text', () => {
  expect(segmentsOf('', [{ key: 'a', start: 0, end: 4 }])).toEqual([]);
});

it('never loses or doubles a character, whatever the spans', () => {
  const span = fc.record({ key: fc.string(), start: fc.integer({ min: -5, max: 60 }), end: fc.integer({ min: -5, max: 60 }) });
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.array(span), (anyText, spans) => {
      expect(
        segmentsOf(anyText, spans)
          .map((s) => s.text)
          .join(''),
      ).toBe(anyText);
    }),
  );
});
