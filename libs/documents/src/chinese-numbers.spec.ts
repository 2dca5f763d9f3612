import { chineseDay, chineseNumber } from './chinese-numbers.js';

describe('numbers of headings', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [35, '三十五'],
  ])('%i is %s', (number, text) => expect(chineseNumber(number)).toBe(text));
  it('dates a document', () => expect(chineseDay('2023-06-05')).toBe('2023年6月5日'));
});
