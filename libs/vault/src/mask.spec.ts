import fc from 'fast-check';
import { maskOf } from './mask.js';

describe('mask of a name', () => {
  it.each([
    ['王小明', '王×户'],
    ['王明', '王×户'],
    ['欧阳明', '欧阳×户'],
    ['东方', '东×户'],
    ['阿依古丽·买买提', '阿×户'],
    ['John Smith', 'J×户'],
    ['王', '×户'],
    [' 王明 ', '王×户'],
    ['', '×户'],
  ])('of %s is %s', (name, mask) => expect(maskOf(name)).toBe(mask));
  it('never tells the whole name', () =>
    fc.assert(
      fc.property(fc.string({ minLength: 1, unit: 'grapheme' }), (name) => {
        const letters = [...name.normalize('NFKC').trim()];
        fc.pre(letters.length > 0);
        expect([...maskOf(name).replace(/×户$/, '')].length).toBeLessThan(letters.length);
      }),
    ));
});
