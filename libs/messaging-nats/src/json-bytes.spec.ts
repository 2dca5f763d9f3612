import fc from 'fast-check';
import { jsonBytes } from './json-bytes.js';

const bytesOf = (message: object) => Buffer.from(JSON.stringify(message));

describe('JSON of a message', () => {
  it('is that of JSON.stringify to the byte, whatever the message holds', () =>
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()),
        fc.array(fc.jsonValue(), { maxLength: 40 }),
        (rest, list) =>
          expect(jsonBytes({ ...rest, data: { body: { list, first: 1 } } })).toEqual(
            bytesOf({ ...rest, data: { body: { list, first: 1 } } }),
          ),
      ),
    ));

  it.each([
    ['nothing', {}],
    ['long lists of objects and texts', { entries: Array.from({ length: 100 }, (_, at) => ({ at, text: `{"title":"春耕${at}"}` })) }],
    [
      'values that JSON leaves out or has no name for',
      { a: undefined, b: () => 1, c: NaN, d: Array.from({ length: 20 }, () => undefined) },
    ],
    ['objects that say what they are in JSON', { at: new Date(0), url: new URL('https://example.org/a') }],
    ['halves of characters', { text: ['\ud800', 'a\udc00b'] }],
  ])('is that of JSON.stringify for %s', (_, message) => expect(jsonBytes(message)).toEqual(bytesOf(message)));
});
